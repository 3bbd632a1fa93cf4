// Walks one tree along every answer by clicking, as a reader would, and reports each state that it came to.
// Runs in the page.
async (limits) => {
  const visible = (element) => element.getClientRects().length > 0;
  const sections = [...document.querySelectorAll(".ph-guide > [data-node]")];
  const part = (name) => document.querySelector(`[data-part=${name}]`);
  const states = [];
  const violations = [];
  const complain = (what) => violations.push(`${location.pathname}${location.search}${location.hash}: ${what}`);

  function shown() {
    const found = sections.filter(visible);
    if (found.length !== 1) complain(`${found.length} steps are shown`);
    return found[0];
  }

  // With the whole page axe takes a hundred times as long; whole pages have a test of their own.
  async function alone(work) {
    const content = document.querySelector(".ph-guide").parentNode;
    const kept = "h1, h2:first-of-type, .ph-safety, .ph-summary, .ph-progress, .ph-guide, .ph-controls, .ph-status";
    const others = [
      ...document.querySelectorAll(".md-header, .md-sidebar, .md-footer, .md-top, .ph-guide > :not(.ph-here)"),
      ...[...content.children].filter((element) => !element.matches(kept)),
    ].map((element) => [element, new Comment()]);
    others.forEach(([element, place]) => element.replaceWith(place));
    const result = await work();
    others.forEach(([element, place]) => place.replaceWith(element));
    return result;
  }

  async function judge() {
    const small = [...document.querySelectorAll(".ph-here a[data-answer], .ph-controls a, .ph-card button, .ph-controls summary, .ph-card summary, .ph-here input")]
      .filter(visible)
      .filter((target) => target.getBoundingClientRect().height < 43.9 && !(target.matches("a") && target.closest("p")));
    small.forEach((target) => complain(`${target.outerHTML.slice(0, 80)} is less than 44 px high`));
    if (document.documentElement.scrollWidth > innerWidth) complain("the page scrolls sideways");
    if (!limits.axe) return;
    const found = await alone(() => axe.run(document, { resultTypes: ["violations"], rules: { region: { enabled: false } } }));
    for (const violation of found.violations)
      for (const node of violation.nodes) complain(`${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`);
  }

  async function arrived(answers) {
    const section = shown();
    const heading = section.querySelector("h3");
    const said = part("status").textContent;
    if (document.activeElement !== heading) complain(`the focus is on ${document.activeElement.outerHTML.slice(0, 80)}`);
    if (!said.includes(heading.textContent.slice(heading.firstElementChild.textContent.length).replace(/\s+/g, " ").trim())) complain(`it is said: ${said}`);
    if (location.hash !== `#${section.id}`) complain(`the address is that of another step than ${section.id}`);
    if (document.querySelectorAll(".ph-trail li").length !== answers.length) complain("the answers are not listed");
    if (document.querySelector("[data-chart] [aria-current]").getAttribute("data-node") !== section.id) complain("the chart marks another step");
    const { top } = heading.getBoundingClientRect();
    if (top < 0 || top > innerHeight) complain(`the heading is at ${top}`);
    states.push({ answers, node: section.id, code: new URLSearchParams(location.search).get("p") });
  }

  const back = () =>
    new Promise((resolve) => {
      addEventListener("popstate", resolve, { once: true });
      part("back").click();
    });

  const seen = new Set();
  const jumps = [];
  async function explore(answers) {
    const here = shown();
    if (seen.has(here.id)) return;
    seen.add(here.id);
    await judge();
    const links = [...here.querySelectorAll("a[data-answer]")];
    for (let index = 0; index < links.length; index++) {
      const link = links[index];
      const path = [...answers, index];
      if (link.pathname !== location.pathname) {
        jumps.push({ answers: path, address: link.pathname, code: new URLSearchParams(link.search).get("p") });
        continue;
      }
      link.click();
      await arrived(path);
      if (shown().id !== link.hash.slice(1)) complain(`answer ${index} of ${here.id} leads to ${shown().id}`);
      await explore(path);
      await back();
      if (shown() !== here) complain(`the way back from answer ${index} of ${here.id} leads to ${shown().id}`);
    }
  }

  await explore([]);
  if (seen.size !== sections.length) complain(`${sections.length - seen.size} steps were not reached`);
  return { states, jumps, violations };
};
