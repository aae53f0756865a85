// Before submitting: what an earlier page could not send goes out first.

import { startClock } from "./clock.js";
import { Outbox } from "./outbox.js";

const form = document.querySelector("[data-submit]");
const trouble = document.querySelector("[data-trouble]");
const outbox = new Outbox({
  attempt: form.dataset.attempt,
  address: form.dataset.address,
  tokenAddress: form.dataset.tokenAddress,
  token: form.elements.csrf_token,
});

if (!outbox.isEmpty) {
  outbox.send().then((done) => {
    if (done) location.reload();
  });
}

form.addEventListener("submit", async (event) => {
  if (outbox.isEmpty) return;
  event.preventDefault();
  if (await outbox.send()) form.requestSubmit();
  else trouble.hidden = false;
});

const clock = document.querySelector("[data-clock]");
if (clock) {
  const offset = Number(clock.dataset.now) - Date.now();
  startClock(clock, Number(clock.dataset.ends), () => offset, () => location.assign(clock.dataset.overAddress));
}
