// Takes the place of `@alicloud/credentials`, whose default chain reads files, environment variables and a metadata host,
// and can start programs. Here there are the credentials that were handed in, and nothing else.

/** The settings the SDK writes and passes on to Credential. */
export class Config {
  type?: string;
  accessKeyId?: string;
  accessKeySecret?: string;
  securityToken?: string;

  constructor(settings: Partial<Config>) {
    Object.assign(this, settings);
  }
}

/** An access key, or temporary (STS) credentials. The SDK builds it with `new` and asks `getCredential` for each call. */
export default class Credential {
  readonly #config: Config;

  /** Throws Error for any other kind of credentials. */
  constructor(config?: Config) {
    if (config?.type !== 'access_key' && config?.type !== 'sts') {
      throw new Error('Only an access key or temporary (STS) credentials can sign calls.');
    }
    this.#config = config;
  }

  getCredential() {
    const { type, accessKeyId, accessKeySecret, securityToken } = this.#config;
    // The names that the real static providers report; they travel in the header x-acs-credentials-provider.
    const providerName = type === 'sts' ? 'static_sts' : 'static_ak';
    return Promise.resolve({ type, accessKeyId, accessKeySecret, securityToken, providerName });
  }
}
