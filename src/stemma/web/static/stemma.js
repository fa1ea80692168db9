// Live progress and keyboard shortcuts: all else works without this file.
"use strict";

(function () {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ------------------------------------------------------------ "/" goes to the search field
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const field = document.getElementById("find-words");
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  function typing(element) {
    return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }

  // ------------------------------------------------------------ a place in folded text is unfolded when it is led to
  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement && !at.open) at.open = true;
    }
    if (target) target.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
  addEventListener("hashchange", unfold);
  if (location.hash.length > 1) unfold();

  // ------------------------------------------------------------ review: a letter for each act
  const questions = document.querySelectorAll("article.question");
  if (questions.length) {
    let at = -1;
    const current = () => (at >= 0 ? questions[at] : null);
    const go = (where) => {
      at = Math.max(0, Math.min(questions.length - 1, where));
      questions.forEach((one, i) => one.toggleAttribute("data-current", i === at));
      questions[at].focus({ preventScroll: true });
      questions[at].scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    };
    questions.forEach((one, i) => one.addEventListener("focusin", () => { at = i; }));
    const open = (letter) => {
      const active = document.activeElement && document.activeElement.closest(".rival");
      const within = active && current() && current().contains(active) ? active : current();
      const panel = within && within.querySelector('details[data-key="' + letter + '"]');
      if (!panel) return false;
      panel.open = true;
      const first = panel.querySelector("input:not([type=hidden]), select");
      if (first) first.focus();
      return true;
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        const panel = document.activeElement && document.activeElement.closest("details[open]");
        if (panel) {
          panel.open = false;
          panel.querySelector("summary").focus();
        }
        return;
      }
      if (typing(event.target)) return;
      let done = true;
      if (event.key === "j") go(at + 1);
      else if (event.key === "k") go(at < 0 ? 0 : at - 1);
      else if ("aremsp".includes(event.key) && event.key.length === 1) {
        if (at < 0) go(0);
        done = open(event.key);
      } else if (event.key === "u") {
        const undo = document.getElementById("undo");
        if (undo) undo.click();
        done = Boolean(undo);
      } else done = false;
      if (done) event.preventDefault();
    });
    if (document.querySelector('.done[role="status"]')) go(0);
  }

  // ------------------------------------------------------------ reading: files dropped, progress as it happens
  const drop = document.getElementById("drop");
  const files = document.getElementById("files");
  if (drop && files) {
    const told = document.getElementById("chosen");
    const tell = () => {
      told.textContent = files.files.length ? files.files.length + (files.files.length === 1 ? " file chosen" : " files chosen") : "";
    };
    files.addEventListener("change", tell);
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) {
        files.files = event.dataTransfer.files;
        tell();
      }
    });
  }

  const live = document.getElementById("live");
  if (live && live.dataset.events) {
    const source = new EventSource(live.dataset.events);
    const bar = document.getElementById("bar");
    const doing = document.getElementById("doing");
    source.addEventListener("progress", (event) => {
      const now = JSON.parse(event.data);
      doing.textContent = now.words;
      if (now.of) {
        bar.max = now.of;
        bar.value = now.done;
      } else {
        bar.removeAttribute("value");
      }
    });
    source.addEventListener("end", () => {
      source.close();
      location.reload();
    });
    source.onerror = () => {
      doing.textContent = "The connection is lost: trying again.";
    };
  }
})();
