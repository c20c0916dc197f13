// Every page works without this file; it only saves steps.
(() => {
  "use strict";

  // A form that came back with problems: the list of them is read out first.
  const focusProblems = () => document.querySelector("[data-error-summary]")?.focus();

  // Questions asked only of those who gave a certain answer.
  const reveal = (group) => {
    const inputs = [...group.querySelectorAll("[data-reveal]")];
    const show = () => inputs.forEach((input) => {
      const part = document.getElementById(input.dataset.reveal);
      if (!part) return;
      part.hidden = !input.checked;
      // A ring can not be told to be expanded; a box to tick can.
      if (input.type === "checkbox") input.setAttribute("aria-expanded", String(input.checked));
    });
    inputs.forEach((input) => input.setAttribute("aria-controls", input.dataset.reveal));
    group.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  };

  // <p data-select-all="person"> inside a form becomes a box that ticks all boxes named "person".
  const selectAll = (place, index) => {
    const form = place.closest("form");
    const name = place.dataset.selectAll;
    const boxes = form ? [...form.querySelectorAll("input[type=checkbox]")].filter((box) => box.name === name) : [];
    if (boxes.length === 0) return;
    const all = Object.assign(document.createElement("input"),
      { type: "checkbox", id: `select-all-${index + 1}`, className: "nhsuk-checkboxes__input" });
    const label = Object.assign(document.createElement("label"),
      { htmlFor: all.id, className: "nhsuk-label nhsuk-checkboxes__label",
        textContent: place.textContent.trim() || `Select all ${boxes.length}` });
    const item = Object.assign(document.createElement("span"), { className: "nhsuk-checkboxes__item" });
    const count = Object.assign(document.createElement("output"), { className: "selecting__count" });
    item.append(all, label);
    place.classList.add("selecting");
    place.replaceChildren(item, count);
    place.hidden = false;
    const tell = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      count.textContent = `${chosen} of ${boxes.length} selected`;
    };
    all.addEventListener("change", () => {
      boxes.filter((box) => !box.disabled).forEach((box) => { box.checked = all.checked; });
      tell();
    });
    form.addEventListener("change", (event) => { if (event.target !== all) tell(); });
    window.addEventListener("pageshow", tell);
    tell();
  };

  // How many characters are left of those a text may have. Told when typing pauses, not at every key.
  const countCharacters = (group) => {
    const area = group.querySelector("textarea");
    const words = group.querySelector(".field-count");
    const most = Number(group.dataset.most);
    if (!area || !words || !most) return;
    const told = Object.assign(document.createElement("span"), { className: "nhsuk-u-visually-hidden" });
    told.setAttribute("role", "status");
    group.append(told);
    let pause;
    const characters = (number) => `${number.toLocaleString("en-GB")} character${number === 1 ? "" : "s"}`;
    const count = () => {
      const left = most - [...area.value].length;
      words.textContent = left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`;
      words.classList.toggle("is-over", left < 0);
    };
    area.addEventListener("input", () => {
      count();
      clearTimeout(pause);
      pause = setTimeout(() => { told.textContent = words.textContent; }, 1000);
    });
    count();
  };

  // A second press within three seconds is one press. Longer would lock a form that ends in a download.
  const sentAt = new WeakMap();
  const guard = (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const now = Date.now();
    if (now - (sentAt.get(form) ?? -Infinity) < 3000) {
      event.preventDefault();
      return;
    }
    sentAt.set(form, now);
    const button = event.submitter;
    if (!button) return;
    button.setAttribute("aria-disabled", "true");
    setTimeout(() => button.removeAttribute("aria-disabled"), 3000);
  };

  // Away from here at once, and not back by the browser's own button: a page that is come back to leaves again.
  const leaveQuickly = (links) => {
    if (links.length === 0) return;
    const leave = () => {
      document.documentElement.hidden = true;
      sessionStorage.setItem("left", "1");
      location.replace(links[0].href);
    };
    const isBack = (event) =>
      event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    window.addEventListener("pageshow", (event) => {
      if (sessionStorage.getItem("left") && isBack(event)) leave();
      else sessionStorage.removeItem("left");
    });
    links.forEach((link) => link.addEventListener("click", (event) => { event.preventDefault(); leave(); }));
    let escapedAt = -Infinity;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - escapedAt < 2000) leave();
      escapedAt = event.timeStamp;
    });
    document.querySelectorAll("[data-leave-keys]").forEach((words) => { words.hidden = false; });
  };

  // A page that shows how something stands elsewhere looks again every few seconds. A number that goes up is put in
  // place; when more has changed the page is opened anew, unless somebody has typed there: then it says so.
  const watch = (part) => {
    const link = part.querySelector("[data-watch-link]");
    if (link) link.hidden = true;
    let isTouched = false;
    part.addEventListener("input", () => { isTouched = true; });
    const moved = () => {
      const words = part.querySelector("[data-watch-moved]");
      if (isTouched && words) words.hidden = false;
      else location.replace(location.pathname);
    };
    const look = async () => {
      if (document.hidden) return true;
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (!answer.ok) return false;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-watch]");
      if (!found) return false;
      if (found.dataset.standing !== part.dataset.standing) {
        moved();
        return true;
      }
      const [old, fresh] = [part, found].map((one) => one.querySelector("[data-watched]"));
      if (old && fresh && old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
      return true;
    };
    // Not all screens of a room at the same moment, and less often while there is no answer.
    const usual = Number(part.dataset.watch) * 1000;
    const lookAfter = (wait) => setTimeout(async () => {
      const isWell = await look().catch(() => false);
      lookAfter(isWell ? usual : Math.min(wait * 2, 60000));
    }, wait * (0.8 + 0.4 * Math.random()));
    lookAfter(usual);
  };

  document.querySelectorAll("[data-reveals]").forEach(reveal);
  document.querySelectorAll("[data-watch]").forEach(watch);
  document.querySelectorAll("[data-select-all]").forEach(selectAll);
  document.querySelectorAll("[data-most]").forEach(countCharacters);
  leaveQuickly([...document.querySelectorAll("[data-leave]")]);
  document.addEventListener("submit", guard);
  focusProblems();
})();
