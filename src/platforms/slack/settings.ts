/** The credentials and ways of connecting, as the environment says them. */
export interface SlackSettings {
  readonly botToken: string;
  /** Socket Mode; null for HTTP. */
  readonly appToken: string | null;
  /** For HTTP, where there is no app token. */
  readonly signingSecret: string | null;
  /** Where Slack is; null for slack.com. */
  readonly apiUrl: string | null;
}
