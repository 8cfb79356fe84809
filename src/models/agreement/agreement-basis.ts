import {formatCountOf, formatList, formatPercent} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import {known} from "../quantity.js";
import {quoted} from "./agreement-answer.js";
import type {AgreementModel, JudgeAgreement} from "./agreement-model.js";
import type {Words} from "./agreement-words.js";

/** On what the answer rests. */
export function agreementBasis(words: Words): string {
  const start = words.facts.synthetic ? "Synthetic data. " : "";
  if (words.kind === "empty" || !words.dimension) return `${start}This workspace holds no ratings.`;
  const judges = words.raters.filter((r) => r.kind === "judge" && r.items > 0).length;
  const by = [
    words.people > 0 ? formatCountOf(words.people, "person", "people") : "",
    judges > 0 ? formatCountOf(judges, "judge") : ""
  ].filter((x) => x !== "");
  const when = words.dates.length > 0 ? `, ${formatDateRange(words.dates[0]!, words.dates.at(-1)!)}` : "";
  const sentences = [`${formatCountOf(words.items, "item")} ${askedWords(words)} by ${formatList(by)}${when}.`];
  const out = words.raters.filter((r) => r.kind === "human" && !r.included).length;
  if (out > 0)
    sentences.push(
      `${formatCountOf(out, "person", "people")} with fewer than 30 rated items ${out === 1 ? "is" : "are"} left out.`
    );
  for (const {agreement} of words.judges) {
    const text = unreadableWords(agreement, words.choice.unreadable);
    if (text !== "") sentences.push(text);
  }
  const undecided = Math.max(0, ...words.judges.map((j) => j.agreement.undecided));
  if (undecided > 0)
    sentences.push(
      `${formatCountOf(undecided, "item")} on which people are evenly split ${undecided === 1 ? "has" : "have"} no majority and ${undecided === 1 ? "is" : "are"} left out where judges are held against it.`
    );
  const kin = words.judges.filter((j) => j.agreement.own_family.length > 0);
  if (kin.length > 0)
    sentences.push(
      `${formatList(kin.map(({agreement}) => `${agreement.judge} is of the family of ${formatList(agreement.own_family)}`))}, which ${kin.length === 1 ? "it judges" : "they judge"}.`
    );
  if (words.unequal)
    sentences.push("Items were drawn with unequal chances; agreement is that of the drawn items, not of all outputs.");
  if (words.unjoined > 0)
    sentences.push(`${formatCountOf(words.unjoined, "rating")} ${words.unjoined === 1 ? "joins" : "join"} no attempt.`);
  return start + sentences.join(" ");
}

/** `labelled no or yes (“Would you accept this?”)`, `rated 1 to 5 on clarity`. */
function askedWords({dimension}: Words): string {
  const {dimension: name, question, labels, level, scale} = dimension!;
  const asked = question === null ? ` on ${name}` : ` (“${question}”)`;
  if (level === "nominal" && labels.length > 1 && labels.length <= 5)
    return `labelled ${labels.slice(0, -1).map(quoted).join(", ")} or ${quoted(labels.at(-1)!)}${asked}`;
  if (level === "nominal") return `labelled${asked}`;
  return scale ? `rated ${formatScale(scale[0])} to ${formatScale(scale[1])}${asked}` : `rated${asked}`;
}

function formatScale(x: number): string {
  return String(Math.round(x * 100) / 100);
}

/** What a judge's unreadable verdicts do to its agreement, under either reading. */
function unreadableWords(judge: JudgeAgreement, policy: AgreementModel["choice"]["unreadable"]): string {
  if (judge.unreadable === 0) return "";
  const readable = known(judge.percent_readable);
  const all = known(judge.percent_all);
  const verdicts = `${formatCountOf(judge.unreadable, "verdict")} of ${judge.judge} could not be read`;
  if (!readable || !all) return `${verdicts}.`;
  const [from, to] = [formatPercent(readable.value), formatPercent(all.value)];
  const moves =
    from === to ? `its match with people stays at ${from}` : `its match with people falls from ${from} to ${to}`;
  return policy === "wrong"
    ? `${verdicts}: counted as wrong here, by which ${moves}.`
    : `${verdicts}: left out here; were they counted as wrong, ${moves.replace("stays", "would stay").replace("falls", "would fall")}.`;
}
