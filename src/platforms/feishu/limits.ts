/** What Feishu takes (https://open.feishu.cn/document/feishu-cards/card-json-v2-structure). Bytes are those of the card's JSON in UTF-8. */

/** Of a card: 30 KB; a little room is left for what the platform adds. */
export const cardBytes = 29_000;
/** Everything with a `tag`, texts too. */
export const cardElements = 200;
export const cardTables = 5;

export const cardCharts = 5;
/** Every component of a form needs a name that no other in the card has; ours are the fields' own. */
export const cardForms = 1;

/** Of a chart's definition; what is larger is a table. */
export const chartBytes = 10_000;

/** Of a form container with all its options. */
export const formBytes = 20_000;
export const fieldLabelCharacters = 100;
export const placeholderCharacters = 100;
export const inputCharacters = 1_000;
/** No number is documented for options: these are far from what a person would read. */
export const selectOptions = 100;
export const optionCharacters = 100;

export const tableColumns = 50;
/** Of one table component; larger tables go on in another one. */
export const tableBytes = 10_000;
export const tableRows = 50;
/** Rows that a table shows before its reader turns the page. */
export const tablePageRows = 10;
/** A row longer than this is told as lines instead. */
export const rowBytes = 4_000;

/** Of one text element. Far longer ones can vanish without an error. */
export const textCharacters = 2_000;
/** A text longer than this is folded behind a panel after its beginning. */
export const foldCharacters = 1_000;
/** Texts in one panel. */
export const panelTexts = 2;

/** The card's title shows four lines, its subtitle one; what is longer goes into the body. */
export const titleCharacters = 80;
export const subtitleCharacters = 40;
export const summaryCharacters = 120;

export const buttonLabelCharacters = 100;
/** No number is documented: this leaves room for a row of them in a card. */
export const buttonValueBytes = 3_500;
export const buttonsPerRow = 5;
export const urlCharacters = 2_000;

/** Room that every page keeps for its own buttons. */
export const pagerBytes = 900;
export const pagerElements = 12;

export const toastCharacters = 150;

/** Of the key under which Feishu posts a message once. */
export const uuidCharacters = 50;
