import { bilingual } from './locale.ts';

export const corpus = bilingual({
  zh: {
    empty: '文件里没有文字；请换成带有正文的 .txt 或 .md 文件。',
    binary: '这不是文本文件（像图片、PDF 或 Word 文档）；请另存为 UTF-8 编码的 .txt 或 .md 再放进来。',
  },
  en: {
    empty: 'The file holds no text; give a .txt or .md file with the text in it.',
    binary:
      'This is no text file (it looks like a picture, a PDF or a Word document); save it as UTF-8 .txt or .md first.',
  },
});
