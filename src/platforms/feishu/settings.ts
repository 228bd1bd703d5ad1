import { PersonError } from '../../errors.ts';

/** The credentials and ways of connecting, as the environment says them. */
export interface FeishuSettings {
  readonly appId: string;
  readonly appSecret: string | null;
  /** `feishu`, `lark` or an address. */
  readonly domain: string;
  /** `longconn` or `webhook`. */
  readonly mode: string;
  readonly encryptKey: string | null;
  readonly verificationToken: string | null;
}

export interface Checked {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  /** Null for the long connection. */
  readonly webhook: { readonly encryptKey: string | null; readonly verificationToken: string } | null;
}

/** @throws PersonError naming the first wrong setting, never a secret */
export function checkSettings(settings: FeishuSettings): Checked {
  const { appId, appSecret, mode, encryptKey, verificationToken } = settings;
  // The SDK itself would silently not connect.
  if (!/^cli_[0-9a-f]{16}$/i.test(appId)) throw new PersonError(w => w.feishu.appId(appId.slice(0, 40)));
  if (!appSecret) throw new PersonError(w => w.feishu.noSecret);
  const checked = { appId, appSecret, domain: domainOf(settings.domain) };
  if (mode === 'longconn') return { ...checked, webhook: null };
  if (mode !== 'webhook') throw new PersonError(w => w.feishu.mode);
  if (!verificationToken) throw new PersonError(w => w.feishu.noToken);
  return { ...checked, webhook: { encryptKey, verificationToken } };
}

const domains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

function domainOf(name: string): string {
  const known = domains[name.toLowerCase()];
  if (known) return known;
  if (URL.canParse(name) && ['http:', 'https:'].includes(new URL(name).protocol)) return name.replace(/\/+$/, '');
  throw new PersonError(w => w.feishu.domain);
}
