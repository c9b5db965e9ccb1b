import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { Failure, FailureCode } from '../../src-shared/contract/errors.ts';
import { type ConsoleContract, consoleContract } from '../contract/console.ts';

/** The centre this page came from. The cookie left at the door speaks for the reviewer. */
export const centre: ContractRouterClient<ConsoleContract> = createORPCClient(
  new OpenAPILink(consoleContract, { url: `${window.location.origin}/console/api` }),
);

export function materialUrl(clientId: string, sha256: string): string {
  return `/console/api/filings/${clientId}/materials/${sha256}`;
}

/** The failures a reviewer can meet. */
const SENTENCES: Readonly<Partial<Record<FailureCode, string>>> = {
  'filing-not-found': '没有找到这笔申报。',
  'not-possible-now': '这笔申报的状态已经变化（可能已撤回或已审核），请查看最新状态。',
  'findings-open': '按参保名册的最新情况，这笔申报不符合校验规则，不能通过。请查看校验结果。',
  'request-invalid': '所选人员中有人已经审核过，请核对后重新选择；不通过的须填写原因。',
};

/** What went wrong, for a person. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ORPCError)) {
    return '中心没有应答，请确认中心服务正在运行。';
  }
  const failure = error.defined ? (error.data as Failure) : null;
  const known = failure === null ? undefined : SENTENCES[failure.code];
  return known ?? (error.status === 401 ? '审核台地址已失效，请使用中心本次启动时显示的地址重新打开。' : '操作没有成功，请稍后再试。');
}
