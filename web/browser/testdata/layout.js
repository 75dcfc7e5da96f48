(touch) => {
  const problems = [];
  const slack = 1.5; // pixels that rounding may take
  const tell = (What, ...rects) => { problems.push({ What, Where: rects.map(round).join(" and ") }); };
  const name = (e) => {
    const control = e.closest("[data-control]")?.dataset.control;
    const panel = e.closest("[data-panel]")?.dataset.panel;
    const words = (e.textContent || e.getAttribute("aria-label") || "").trim().slice(0, 30);
    return `${e.tagName.toLowerCase()}${e.id && !/^e\d/.test(e.id) ? "#" + e.id : ""}${e.className && typeof e.className === "string" ? "." + e.className.split(" ")[0] : ""}` +
      `${control ? ` of ${control}` : ""}${panel ? ` in ${panel}` : ""} "${words}"`;
  };
  const round = (r) => [r.left, r.top, r.right, r.bottom].map(Math.round).join(" ");
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".unseen") && (e.offsetWidth ?? 2) > 1;

  // The part of a rectangle that its element's ancestors let through: what scrolls hides on
  // purpose, what does not scroll must hide nothing.
  const clip = (e, rect) => {
    const r = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    let cut = "";
    for (let p = e.parentElement; p && p !== document.documentElement; p = p.parentElement) {
      const style = getComputedStyle(p), b = p.getBoundingClientRect();
      for (const [axis, low, high] of [["overflowX", "left", "right"], ["overflowY", "top", "bottom"]]) {
        if (style[axis] === "visible") continue;
        const scrolls = style[axis] === "auto" || style[axis] === "scroll";
        if (!scrolls && r.right > r.left && r.bottom > r.top && (r[low] < b[low] - slack || r[high] > b[high] + slack)) cut ||= name(p);
        r[low] = Math.max(r[low], b[low]);
        r[high] = Math.min(r[high], b[high]);
      }
      if (style.position === "fixed") break;
    }
    return { ...r, cut, width: r.right - r.left, height: r.bottom - r.top };
  };
  const inWindow = (r) => r.left >= -slack && r.top >= -slack && r.right <= innerWidth + slack && r.bottom <= innerHeight + slack;
  const overlap = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  // Controls: whole, in the window, and apart. Marks on the timeline may meet: they are seen, not reached.
  const controls = [...document.querySelectorAll("button, input, select, [role=tab], label.segment, a[href]")]
    .filter((e) => seen(e) && (e.tabIndex >= 0 || e.matches("[role=tab], label.segment")));
  const boxes = controls.map((e) => clip(e, e.getBoundingClientRect()));
  controls.forEach((e, i) => {
    const r = boxes[i];
    if (r.cut) tell(`${name(e)} is cut off by ${r.cut}`, e.getBoundingClientRect());
    if (r.width <= 0 || r.height <= 0) return; // scrolled away
    if (!inWindow(r)) tell(`${name(e)} leaves the window`, r);
    for (let k = 0; k < i; k++) {
      const other = controls[k];
      if (boxes[k].width <= 0 || boxes[k].height <= 0 || e.contains(other) || other.contains(e)) continue;
      if (overlap(r, boxes[k]) > slack) tell(`${name(e)} overlaps ${name(other)}`, r, boxes[k]);
    }
  });

  // Texts: no line over another, none out of the window, none shortened without its whole as a title.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest("option, select, script, noscript, math")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const r = clip(e, rect);
      if (r.width > 1 && r.height > 1) lines.push({ e, r });
    }
  }
  lines.forEach(({ e, r }, i) => {
    if (!inWindow(r)) tell(`the text of ${name(e)} leaves the window`, r);
    for (let k = 0; k < i; k++) {
      if (lines[k].e !== e && overlap(r, lines[k].r) > 3) tell(`the text of ${name(e)} lies over that of ${name(lines[k].e)}`, r, lines[k].r);
    }
  });
  for (const e of document.querySelectorAll("#page *")) {
    if (!seen(e) || e.closest("math") || e.matches("input[type=range], progress")) continue;
    const style = getComputedStyle(e);
    if (e.scrollWidth <= e.clientWidth + 1 || style.overflowX === "visible" || style.display === "inline") continue;
    if (/auto|scroll/.test(style.overflowX) || style.textOverflow === "ellipsis" && e.title) continue;
    if (e.children.length === 0 || e.matches("input, select, button")) tell(`${name(e)} shows ${e.clientWidth} of ${e.scrollWidth} pixels`, e.getBoundingClientRect());
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) tell(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);

  // The canvas: one of its pixels is one of the screen's.
  const canvas = document.querySelector("body > canvas");
  for (const [has, wants] of [[canvas.width, innerWidth * devicePixelRatio], [canvas.height, innerHeight * devicePixelRatio]]) {
    if (Math.abs(has - wants) > 1) tell(`the canvas is ${canvas.width}×${canvas.height} pixels, the screen ${innerWidth * devicePixelRatio}×${innerHeight * devicePixelRatio}`);
  }
  if (!touch) return problems;

  // Fingers: what lies 21 px beside the middle of a control still belongs to it, or is one of
  // the marks on the timeline, which lie over it.
  for (const e of controls) {
    if (e.matches("input[type=radio]")) continue; // its segment is the target
    e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const r = e.getBoundingClientRect();
    const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
    for (const [dx, dy] of [[-21, 0], [21, 0], [0, -21], [0, 21]]) {
      const hit = document.elementFromPoint(x + dx, y + dy);
      if (hit && (e.contains(hit) || hit.contains(e) && hit.closest("label, button") || hit.closest("label")?.control === e || hit.matches("button[tabindex='-1']:not([role])"))) continue;
      tell(`a finger ${dx} ${dy} beside the middle of ${name(e)} hits something else`, r);
      break;
    }
  }
  for (const column of document.querySelectorAll(".column")) column.scrollTop = 0;
  return problems;
}
