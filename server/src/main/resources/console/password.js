// Shows a password to whoever types it, and says how it would withstand guessing. Without script both stay hidden.
//
// The estimate is made here and not by the server: a password in the making would otherwise travel with every pause in
// typing, through whatever stands between. So it knows little, and says no more than it knows: length, without runs,
// repeats and the person's own names. What everybody tries first, the server refuses when the form is sent.
"use strict";
(() => {
  if (document.documentElement.dataset.passwords) {
    return;
  }
  document.documentElement.dataset.passwords = "able";

  document.querySelectorAll("button[data-shows]").forEach((button) => {
    const field = document.getElementById(button.dataset.shows);
    const show = (shown) => {
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    // Browsers remember what was typed into a field of text, and not what was typed into one of a password.
    field.form.addEventListener("submit", () => show(false));
  });

  const folded = (text) => text.normalize("NFKC").toLowerCase();

  // What is left to guess: each run (aaaa, 1234, dcba) counts as one character, a name as none.
  function worth(password, names) {
    let rest = folded(password);
    names.forEach((name) => { rest = rest.split(name).join(""); });
    const points = Array.from(rest, (sign) => sign.codePointAt(0));
    let worth = 0;
    points.forEach((point, at) => {
      const step = point - points[at - 1];
      const goesOn = at > 1 && Math.abs(step) <= 1 && step === points[at - 1] - points[at - 2];
      worth += goesOn ? 0 : 1;
    });
    return new Set(points).size < 5 ? 0 : worth;
  }

  function level(password, names) {
    if (Array.from(password).length < 8) {
      return "short";
    }
    const left = worth(password, names);
    return left < 8 ? "weak" : left < 15 ? "fair" : "good";
  }

  document.querySelectorAll("[data-strength]").forEach((says) => {
    const field = document.getElementById(says.dataset.strength);
    const own = Array.from(field.form.querySelectorAll("[data-own-name], [autocomplete=username], [autocomplete=name]"));
    let soon;
    const weigh = () => {
      clearTimeout(soon);
      // Said in a pause, or a screen reader would talk into every letter.
      soon = setTimeout(() => {
        const names = own.map((name) => folded(name.value)).filter((name) => name.length > 3).concat("bailee");
        const found = field.value === "" ? "" : level(field.value, names);
        says.dataset.level = found;
        says.textContent = found === "" ? "" : says.dataset[found];
      }, 400);
    };
    field.addEventListener("input", weigh);
    // Filled in before this was here, by who is fast or by a password manager.
    if (field.value !== "") {
      weigh();
    }
  });
})();
