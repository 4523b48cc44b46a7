// Cards of a single file: a link to a name opens its entry, a note leads back to its sentence. The file
// is shorter for not saying at each link what the link says already.
(() => {
  "use strict";
  for (const link of document.querySelectorAll("main a[data-ref]")) {
    const card = "card-" + link.dataset.ref.split(":")[1];
    if (document.getElementById(card) && !link.closest("[popover]")) link.setAttribute("interestfor", card);
  }
  const notes = document.querySelector(".notes");
  for (const note of notes.querySelectorAll("[popover]")) {
    const claim = document.querySelector(`.mark[popovertarget="${note.id}"]`)?.previousElementSibling;
    if (!claim?.id) continue;
    const back = document.createElement("a");
    back.className = "back";
    back.href = "#" + claim.id;
    back.textContent = notes.dataset.back;
    note.append(" ", back);
  }
})();
