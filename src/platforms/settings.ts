/** The credentials of the chat platforms as the environment has them; a platform without its first one is off. */
export interface PlatformSettings {
  readonly slack: {
    readonly botToken: string;
    /** Socket Mode; null for HTTP. */
    readonly appToken: string | null;
    /** For HTTP, where there is no app token. */
    readonly signingSecret: string | null;
    /** Where Slack is; null for slack.com. */
    readonly apiUrl: string | null;
  } | null;
  readonly feishu: {
    readonly appId: string;
    readonly appSecret: string | null;
    /** `feishu`, `lark` or an address. */
    readonly domain: string;
    /** `longconn` or `webhook`. */
    readonly mode: string;
    readonly encryptKey: string | null;
    readonly verificationToken: string | null;
  } | null;
}
