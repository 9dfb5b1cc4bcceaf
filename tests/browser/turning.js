// What is wrong with how typed words stand on this page: an order that they turned, a shape that they lost.
() => {
  const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
  const faults = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, option");
  const boxOf = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range.getBoundingClientRect();
  };

  // Words of ours on one line, each further to the right than the one before, whatever stands between them.
  const ordered = (node) => {
    let last = null;
    for (const { 0: word, index } of node.data.replace(/\u2068[^\u2069]*\u2069/g, (all) => " ".repeat(all.length)).matchAll(/\S+/g)) {
      if (RIGHT_TO_LEFT.test(word)) continue;
      const box = boxOf(node, index, index + word.length);
      if (last && Math.abs(box.top - last.top) < 4 && box.left < last.right - 1) faults.push(`turned: ${node.data.trim()}`);
      last = box;
    }
  };

  const shaped = (element) => {
    const style = getComputedStyle(element);
    const room = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (room < 1.29) faults.push(`${room} is too little room for marks: ${element.className || element.tagName}`);
    if (style.letterSpacing !== "normal" && parseFloat(style.letterSpacing)) faults.push(`spaced: ${element.className}`);
    if (style.fontStyle !== "normal" || style.textTransform !== "none") faults.push(`slanted or in capitals: ${element.className}`);
  };

  // A text of its own from right to left begins at the right.
  const aligned = (element) => {
    if (element.dir === "auto" && getComputedStyle(element).direction !== "rtl") faults.push(`from the left: ${element.className}`);
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!seen(node.parentElement)) continue;
    if (/[\u0590-\u08ff\u2066-\u2069]/.test(node.data) && !node.parentElement.closest("[dir=auto]")) ordered(node);
    if (!RIGHT_TO_LEFT.test(node.data)) continue;
    shaped(node.parentElement);
    aligned(node.parentElement);
  }
  return faults;
}
