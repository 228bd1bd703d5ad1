/** What Slack takes (https://docs.slack.dev/reference/block-kit). Characters are counted as Slack stores them: escaped. */

/** Blocks of a message, and of a Home view. */
export const messageBlocks = 50;
export const viewBlocks = 100;

/** Characters in all blocks of a message together: Slack refuses somewhere above 13,000 and documents no number. */
export const messageCharacters = 12_000;

/** A message's fallback text: 4,000 are recommended. */
export const fallbackCharacters = 4_000;

export const headerCharacters = 150;
export const sectionCharacters = 3_000;
export const fieldCharacters = 2_000;
export const fieldsPerSection = 10;
export const contextCharacters = 2_000;
export const actionElements = 25;
export const actionIdCharacters = 255;

export const buttonLabelCharacters = 75;
export const buttonValueCharacters = 2_000;
export const urlCharacters = 3_000;

/** Of a table block; a message has one at most. */
export const tableRows = 100;
export const tableColumns = 20;
export const tableCharacters = 10_000;

/** Room that every page keeps for its own row of buttons. */
export const pagerBlocks = 3;
export const pagerCharacters = 800;

export const placeholderCharacters = 150;

/** Of a modal's title and of its buttons. */
export const viewTitleCharacters = 24;

/** Of a form's fields. A modal keeps room for so many of them. */
export const formFields = 30;
export const inputLabelCharacters = 2_000;
export const inputCharacters = 3_000;
export const blockIdCharacters = 255;
/** A select takes so many options, or so many groups of as many. */
export const selectOptions = 100;
export const optionCharacters = 75;
