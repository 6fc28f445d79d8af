import { Refusal } from './refusal';

/** An answer, ready to be sent. */
export interface Reply {
  status: number;
  /** The error code; absent on success. */
  code?: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * The answer to a call: what `run` answers plus a RequestId, or the error body of the refusal it threw
 * (ens-api.md section 5, "Answer and error bodies").
 */
export function replyTo(run: () => object, { requestId, hostId }: { requestId: string; hostId: string }): Reply {
  try {
    return json(200, requestId, { RequestId: requestId, ...run() });
  } catch (error) {
    const { status, code, message, accessDenied } =
      error instanceof Refusal ? error : new Refusal(500, 'InternalError', String(error));
    const body = {
      RequestId: requestId,
      HostId: hostId,
      Code: code,
      Message: message,
      Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(code)}&product=Ens&requestId=${requestId}`,
      ...(accessDenied && { AccessDeniedDetail: accessDenied }),
    };
    return { ...json(status, requestId, body), code };
  }
}

function json(status: number, requestId: string, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', 'x-acs-request-id': requestId },
    body: JSON.stringify(body),
  };
}
