// Asks the browser for a passkey where a form wants one. Without script or WebAuthn such forms stay hidden.
"use strict";
(() => {
  const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON
    && PublicKeyCredential.parseCreationOptionsFromJSON;
  if (!able || document.documentElement.dataset.passkeys) {
    return;
  }
  document.documentElement.dataset.passkeys = "able";

  const why = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known",
    SecurityError: "unfit", NotSupportedError: "unfit", ConstraintError: "unfit" };

  async function credential(form, options) {
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  async function show(form) {
    const says = form.querySelector("[data-says]");
    const button = form.querySelector("button");
    says.hidden = true;
    button.disabled = true;
    try {
      const asked = await fetch(new URL(form.action).pathname + "/ask",
        { method: "POST", body: new URLSearchParams({ _csrf: form.elements._csrf.value }) });
      if (asked.redirected) {
        location.assign(asked.url);
        return;
      }
      if (!asked.ok) {
        throw new Error("The server asks for nothing.");
      }
      form.elements.answer.value = JSON.stringify((await credential(form, await asked.json())).toJSON());
      form.submit();
    } catch (failed) {
      says.textContent = says.dataset[why[failed.name] || "failed"];
      says.hidden = false;
    }
    button.disabled = false;
  }

  document.querySelectorAll("[data-passkey-unable]").forEach((note) => { note.hidden = true; });
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(form);
    });
  });
})();
