/** People's names as newspapers print them, with the words around them that tell a reporter from anybody else. */

const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'.split(
    '',
  ),
);
const compound = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|独孤|南宫)/u;

/** 2 to 4 Han characters that begin with a family name. */
export function isChineseName(text: string): boolean {
  if (compound.test(text)) return /^\p{Script=Han}{3,4}$/u.test(text);
  return /^\p{Script=Han}{2,3}$/u.test(text) && surnames.has(text.slice(0, 1));
}

const outlet = '(?:本报|本刊|本网|本台|[\\p{Script=Han}A-Za-z]{1,12}(?:报|社|网|刊|台|周刊|新闻|传媒|频道|客户端))';
const office =
  '(?:特派|特约|见习|实习|首席|全媒体|融媒体|资深|驻[\\p{Script=Han}]{2,6})?(?:记者|通讯员|撰稿人?|评论员|实习生|報道員|記者)';
const name = '[\\p{Script=Han}·]{1,5}';
const nameList = `${name}(?:[\\s、，,]+(?:${office}\\s*)?${name}){0,8}`;
const ending = '(?:\\s*(?:文\\s*[/／]?\\s*图|图\\s*[/／]?\\s*文|文并图|摄影报道|综合报道|采写|报道|整理))?';

const reporter = new RegExp(
  `^[■◆●▲□◎★☆◇▪\\s]*[（(]?\\s*${outlet}?\\s*${office}\\s*[：:丨|]?\\s*(${nameList})${ending}\\s*[)）]?$`,
  'u',
);
const labelled =
  /^[■◆●▲□◎★☆◇▪\s]*(?:作\s*者|文|撰\s*文|撰\s*稿|采\s*写|记\s*者|記\s*者|整\s*理|编\s*译|文\s*字|文\s*[/／]\s*图)\s*[｜|:：/／丨]\s*(\S.{1,30})$/u;
const english = /^by\s+((?:[A-Z][\p{L}.'-]+\s?){1,4}(?:(?:,| and| &)\s*(?:[A-Z][\p{L}.'-]+\s?){1,4}){0,4})$/u;
const englishStart = /^By\s/;
const dateline = new RegExp(
  `^(?:本报讯|本报[\\p{Script=Han}]{0,6}\\d{1,2}月\\d{1,2}日(?:电|讯)|${outlet}[\\p{Script=Han}]{0,6}(?:\\d{1,2}月)?\\d{1,2}日(?:电|讯)|[\\p{Script=Han}]{1,6}(?:社|网|报)讯)\\s*(?:[（(]\\s*(?:${outlet}\\s*)?(${office}\\s*[：:]?\\s*${nameList})\\s*[)）])?`,
  'u',
);
const otherRole = /(?:摄|攝|摄影|供图|制图)\s*[)）]?$/u;
const publisherBefore = new RegExp(`^[■◆●▲□◎★☆◇▪\\s]*[（(]?\\s*(${outlet})\\s*${office}`, 'u');

export interface Byline {
  /** As printed. */
  readonly text: string;
  readonly names: readonly string[];
  /** The paper or site the reporter writes for, where the line names it. */
  readonly outlet: string | null;
}

/** A line that only says who wrote; null for every other line. */
export function bylineOf(text: string): Byline | null {
  if (text.length > 60 || otherRole.test(text) || /[。！？]/u.test(text)) return null;
  const match =
    reporter.exec(text) ??
    labelled.exec(text) ??
    (englishStart.test(text) ? english.exec(`by ${text.slice(3)}`) : null);
  if (!match) return null;
  // `记者手记` is a heading: without a space or colon between, what follows must look like a name.
  if (/(?:记者|通讯员|评论员|記者)\p{Script=Han}/u.test(text) && !namesOf(match[1] ?? '').some(isChineseName))
    return null;
  return { text: text.replace(/^[■◆●▲□◎★☆◇▪\s]+/u, ''), names: namesOf(match[1] ?? ''), outlet: outletOf(text) };
}

/** The words that open a news report (`本报讯（记者 …）`, `新华社北京1月8日电`); null for paragraphs that open otherwise. */
export function datelineOf(text: string): { readonly byline: string | null; readonly names: readonly string[] } | null {
  const match = dateline.exec(text.slice(0, 80));
  if (!match) return null;
  const byline = match[1] ?? null;
  return { byline, names: byline ? namesOf(byline) : [] };
}

/** A reporter's name that the layout set at the head of a paragraph of somebody's text: `张三 正文……`. */
export function strayName(text: string): { readonly name: string; readonly rest: string } | null {
  const match = /^(\p{Script=Han}{2,4})[ \u3000]+(?=[\p{Script=Han}“‘《「])/u.exec(text.slice(0, 12));
  const found = match?.[1];
  if (!match || !found || !isChineseName(found)) return null;
  const rest = text.slice(match[0].length);
  // Titles are set with spaces too; only a whole paragraph has lost a name into its head.
  const spaced = /\p{Script=Han}[ \u3000]+\p{Script=Han}/u.test(rest.slice(0, 60));
  return rest.length >= 30 && !spaced ? { name: found, rest } : null;
}

function namesOf(list: string): readonly string[] {
  const bare = list
    .replace(new RegExp(office, 'gu'), ' ')
    .replace(/(?:文\s*[/／]?\s*图|图\s*[/／]?\s*文|文并图|摄影报道|综合报道|采写|报道|整理|摄影)$/u, '')
    .replace(/^[：:\s]+/u, '');
  const parts = bare
    .split(/[、，,;；/／&]|\s+and\s+/u)
    .flatMap(part => (/\p{Script=Han}/u.test(part) ? mendSpaced(part) : [part]));
  return parts.map(part => part.trim()).filter(part => part !== '');
}

/** A name of two characters is often set with a space inside: `张 三` is one person, `张三 李四` are two. */
function mendSpaced(part: string): readonly string[] {
  const words = part.trim().split(/\s+/u);
  const names: string[] = [];
  for (const word of words) {
    const last = names.at(-1);
    if (last !== undefined && last.length === 1 && word.length === 1) names[names.length - 1] = last + word;
    else names.push(word);
  }
  return names;
}

function outletOf(text: string): string | null {
  const found = publisherBefore.exec(text)?.[1] ?? null;
  return found && !/^本[报刊网台]$/u.test(found) ? found : null;
}
