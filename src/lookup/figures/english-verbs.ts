/** Verbs that only lead to a value: has, reached, stood at. */
const light =
  '(?:will|would|may|can|could|should)(?! not)|(?<=\\b(?:to|will|would|may|can|could|should) )(?:reach|exceed|pass|hit|total|be)|is|are|was|were|be|been|being|has|have|had|reach(?:es|ed)?|hits?|totall?ed|totals|exceed(?:s|ed)?|surpass(?:es|ed)?|pass(?:es|ed)|stands?|stood|stays|stayed|remains|remained|comes?|came|amount(?:s|ed)?|counts?|counted|numbers|numbered|expected|forecast(?= to\\b| at\\b|$)|projected|saw|worth|put|puts|estimated|valued|priced|held|averages|averaged';
/** Verbs of change; with a level behind them, only what changes is of interest. */
const changes =
  'rose|rises?|rising|risen|grew|grows?|growing|grown|fell|falls?|falling|fallen|drop(?:s|ped)?|climb(?:s|ed)?|went|goes|jump(?:s|ed)?|soar(?:s|ed)?|shrank|shrinks?|expand(?:s|ed)?|increas(?:es|ed|ing)|decreas(?:es|ed|ing)|declin(?:es|ed)';
const changesOf =
  'raising|cutting|lowering|bringing|raises?|raised|cuts?|lower(?:s|ed)|reduc(?:es?|ed)|improv(?:es?|ed)|shorten(?:s|ed)?|lift(?:s|ed)|brings?|brought|push(?:es|ed)|extends?|extended|boost(?:s|ed)?|takes|took';
const others =
  'says?|said|forecasts|estimates|quotes|cites|makes?|made|does|did|turns|turned|needs|moves|shows|showed|runs|ran|uses|used|gives|gave|keeps|kept|serves|served|becomes?|became|sees|builds|built|joins|joined|offers|offered|follows|finds|found|decides|decided|covers|covered|writes|wrote|depends|lets|helps|helped|leads|led|returns|predicts|predicted|wants|suits|understands|drives|drove|carries|carried|carry|adds|added|combines|combined|opens|opened|rests|expects|plans to|plan to|yields|fails|failed|draws|drew|closes|closed|manages|managed|develops|developed|spreads|gathers|gathered|merges|merged|connects|connected|asks|asked|lies|ends|ended|generates|generated|handles|handled|matches|matched|recommends|recommended|reminds|produces?|produced|detects|detected|allows|allowed|enables|enabled|requires|required|weighs|weighed|provides|provided|includes|included|contains|contained|integrates|integrated|won|wins|trained|launched|supplied|supplies|claims|claimed|attracts|attracted|received|receives|raised|earned|spent|spends|sold|sells|bought|buys|shipped|ships|signed|signs|started|starts|founded|contributed|contributes|accounts|accounted|owns|owned|involves?|involved|saves|saved|bypasses|means|meant|tells|reckons|reckoned|warns|warned|thinks|believes|reports that|measures the|completed|completes|published|publishes|issued|issues|announced|announces|deployed|deploys|processes the|replaces|replaced|upgrades|upgraded|replied|hedges|secures|invests|invested|pays|paid|costs|employs|employed|collected|collects|registered|filed|cuts';
/** Base forms, which are verbs only behind a plural. */
const plural =
  '(?<=\\b(?:[\\w-]+s|people|they|we|who) )(?:use|make|hold|take|give|need|serve|include|cover|want|work|run|plan|submit|ship|spend|build|provide|handle|involve|say|offer|consume|produce|support|show|cost|find|pay|raise|lower|save|control|hit|deduct|expect|forecast)';

/** A verb of change right before a level. */
export const change = new RegExp(`\\b(?:${changes})\\b`, 'u');
/** A verb that changes what stands behind it. */
export const changeOf = new RegExp(`\\b(?:${changesOf})\\b`, 'u');
export const lightVerb = new RegExp(`^(?:${light})\\b\\s*`, 'u');
export const lightEnd = new RegExp(
  `(?:^|\\s)(?:${light}|pass|approach|reach|exceed|hit|makes?(?: up)?|made(?: up)?)$`,
  'iu',
);

/** -ed makes a verb where no noun follows: `improved the`, and not `embedded systems`. */
const past =
  '(?<=[\\w)”"] )[a-z]{3,}ed(?=$|\\s(?:the|an?|its?|their|in|by|at|to|with|from|on|of|as|into|for|about|over|all|only|also)\\b)';
const behindPronoun = '(?<=\\b(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|who|which) )[a-z]+';
const verb = new RegExp(
  `\\b(?:${[light, changes, changesOf, others, plural, behindPronoun].join('|')})\\b|${past}`,
  'u',
);

/** Where the first verb of a clause begins, in UTF-16 units; -1 for none. */
export function verbIn(text: string): number {
  return verb.exec(text)?.index ?? -1;
}
