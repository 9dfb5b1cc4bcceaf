// Every live region of the page, and what it says from now on: each announcement is one task in which its words changed.
() => {
  const regions = [...document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log], [role=timer], [role=marquee], output")];
  window.said = [];
  const words = (region) => region.textContent.replace(/\s+/g, " ").trim();
  for (const region of regions) {
    new MutationObserver(() => window.said.push(words(region))).observe(region, { childList: true, characterData: true, subtree: true });
  }
  return regions.map((region) => {
    const role = region.getAttribute("role") ?? region.tagName.toLowerCase();
    const polite = region.getAttribute("aria-live") ?? (role === "status" || role === "log" ? "polite" : role === "alert" ? "assertive" : "off");
    return { name: region.className || Object.keys(region.dataset).join(" "), polite, words: words(region) };
  });
}
