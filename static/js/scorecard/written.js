// What is written on the page, as the server takes it.

import { form, steps } from "./page.js";

const digits = (text) => (text ? Number(text) : null);

const answerOf = (name, fields) => {
  const rating = fields.get(`${name}-rating`);
  const rows = document.getElementById(`${name}-evidence`).querySelectorAll("[data-evidence-row]");
  return {
    value: rating === "0" ? null : digits(rating),
    not_assessed: rating === "0" ? fields.get(`${name}-reason`) : null,
    not_assessed_words: fields.get(`${name}-words`),
    confidence: fields.get(`${name}-confidence`),
    evidence: [...rows].map((row) => ({
      kind: row.querySelector("select").value,
      text: row.querySelector("textarea").value,
    })),
    probes: fields.getAll(`${name}-probes`).map(Number),
    notes: fields.get(`${name}-notes`),
  };
};

export const written = () => {
  const fields = new FormData(form);
  return {
    version: Number(form.elements.version.value),
    answers: Object.fromEntries(
      steps.slice(0, -1).map((step) => [step.id.replace("question-", ""), answerOf(step.id, fields)]),
    ),
    recommendation: fields.get("recommendation"),
    confidence: fields.get("confidence"),
    reasons: fields.get("reasons"),
  };
};
