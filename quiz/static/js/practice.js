// Practice: the keyboard and the buttons for ordering; answers go by the form itself.

import { listenToKeys } from "./keys.js";

const form = document.getElementById("answers");
listenToKeys(form, () => [...form.querySelectorAll("section[data-position]")]);
const orderings = form.querySelectorAll("[data-ordering]");
if (orderings.length) {
  const { enhanceOrdering } = await import("./ordering.js");
  orderings.forEach(enhanceOrdering);
}
