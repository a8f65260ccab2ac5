// A second click on a submit button is held back; the server would refuse it anyway.
const PATIENCE = 8000; // a form that answers with a file leaves the page where it is

const hold = (event) => {
  const button = event.submitter;
  if (!button) return;
  if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  setTimeout(() => button.removeAttribute("aria-disabled"), PATIENCE);
};

// Coming back with the browser's arrow, every button works again.
const release = () => {
  for (const button of document.querySelectorAll('button[aria-disabled="true"]')) {
    button.removeAttribute("aria-disabled");
  }
};

document.addEventListener("submit", hold);
window.addEventListener("pageshow", release);
