// A second click on a submit button is held back; the server would refuse it anyway.
const hold = (event) => {
  const button = event.submitter;
  if (!button) return;
  if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
  button.setAttribute("aria-disabled", "true");
};

// Coming back with the browser's arrow, every button works again.
const release = () => {
  for (const button of document.querySelectorAll('button[aria-disabled="true"]')) {
    button.removeAttribute("aria-disabled");
  }
};

document.addEventListener("submit", hold);
window.addEventListener("pageshow", release);
