// Copies of what was typed, in the browser's own storage, and never readable there: each is encrypted with a key that
// only the server has, and hands out only to the author while they may write. Over plain http a browser has no
// encryption, so it keeps no copies; saving works as ever.

export const possible = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB && navigator.locks);

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const database = () => {
  const asked = indexedDB.open("interviews", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("copies", { keyPath: ["card", "page"] });
  return done(asked);
};

const inStore = async (mode, act) => {
  const opened = await database();
  try {
    return await done(act(opened.transaction("copies", mode).objectStore("copies")));
  } finally {
    opened.close();
  }
};

const bytes = (secret) => Uint8Array.from(atob(secret), (sign) => sign.charCodeAt(0));
const keyOf = (secret) => crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
const bound = (card, iv) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(card) });

export const put = async (secret, card, page, what) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(what));
  const sealed = await crypto.subtle.encrypt(bound(card, iv), await keyOf(secret), plain);
  await inStore("readwrite", (store) => store.put({ card, page, iv, sealed }));
};

export const remove = (card, page) => inStore("readwrite", (store) => store.delete([card, page]));

const ofCard = (card) => IDBKeyRange.bound([card], [card, []]);

export const removeAll = (card) => inStore("readwrite", (store) => store.delete(ofCard(card)));

// The copies of pages that are gone: a page that is open holds the lock of its name.
export const orphans = async (secret, card) => {
  const open = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  const found = await inStore("readonly", (store) => store.getAll(ofCard(card)));
  const key = await keyOf(secret);
  const read = async ({ page, iv, sealed }) => {
    const plain = await crypto.subtle.decrypt(bound(card, iv), key, sealed);
    return { page, ...JSON.parse(new TextDecoder().decode(plain)) };
  };
  const tried = await Promise.allSettled(found.filter(({ page }) => !open.has(page)).map(read));
  return tried.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
};

export const stayOpen = (page) => navigator.locks.request(page, () => new Promise(() => {}));
