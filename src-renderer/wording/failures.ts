import type { Failure } from '../../src-shared/contract/errors.ts';
import { maskIdNumber } from '../../src-shared/domain/numbers/mask.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { formatBytes, formatSoon } from './formats.ts';
import { hazardSentence } from './material-hazard.ts';
import { mediaWord } from './media-words.ts';
import { pageEditSentence } from './page-words.ts';
import { scannerSentence } from './scanner-trouble.ts';
import { stateWord } from './states.ts';
import { insuranceWord } from './words.ts';

/** What happened, and the way out of it. */
export type FailureSentence = { readonly what: string; readonly wayOut: string };

const PASSWORD_REASONS = {
  'too-short': '太短',
  'too-few-classes': '字符种类不够',
  forbidden: '是人人都会猜的密码（例如 888888）',
  'same-as-old': '与原密码相同',
} as const;

/** The one place where failures become sentences; exhaustive over the closed list, and the one only the window can notice. */
export function sentenceOf(failure: Failure | { readonly code: 'engine-gone' }): FailureSentence {
  switch (failure.code) {
    // unit account (W-07 … W-14)
    case 'unit-not-found':
      return {
        what: `中心没有找到${insuranceWord(failure.insurance)}的单位编号“${failure.unitNumber}”。`,
        wayOut: '每个险种的单位编号不同，请核对业务范围和单位编号；仍查不到时请联系经办机构。',
      };
    case 'unit-already-registered':
      return {
        what: `单位编号“${failure.unitNumber}”已经注册过。`,
        wayOut: '请改用“已注册过，在本机登录”；忘记密码请联系经办机构。',
      };
    case 'unit-of-other-employer':
      return {
        what: `单位编号“${failure.unitNumber}”属于“${failure.unitName}”，与本账号的统一社会信用代码不同。`,
        wayOut: '只能关联同一单位的其他险种，请核对单位编号。',
      };
    case 'insurance-already-linked':
      return { what: `${insuranceWord(failure.insurance)}已经关联过。`, wayOut: '不需要再次关联，可以直接办理业务。' };
    case 'registration-expired':
      return { what: '这次注册放置太久，已经失效。', wayOut: '请返回上一步，重新查询单位并保存。' };
    case 'code-wrong':
      return {
        what: failure.attemptsLeft > 0 ? `激活码不正确，还可以再试 ${failure.attemptsLeft} 次。` : '激活码不正确，次数已用完。',
        wayOut: failure.attemptsLeft > 0 ? '请核对短信中的 6 位数字，以最后一条短信为准。' : '请稍后重新获取激活码。',
      };
    case 'code-expired':
      return { what: '激活码已经过期（5 分钟内有效）。', wayOut: '请重新获取激活码，填写最新一条短信中的数字。' };
    case 'code-not-sent':
      return { what: '还没有获取过激活码。', wayOut: '请先点击获取激活码，收到短信后再填写。' };
    case 'code-too-soon':
      return { what: '激活码刚刚发过，60 秒内不能重复获取。', wayOut: `请在 ${formatSoon(failure.retryAt)} 之后再获取。` };
    case 'code-locked':
      return {
        what: '激活码连续填错 5 次，已暂时锁定。',
        wayOut: `${formatSoon(failure.retryAt)} 之后可以重新获取激活码；请确认看的是专管员手机上的最新短信。`,
      };
    case 'password-weak':
      return {
        what: `密码不符合要求：${failure.reasons.map((reason) => PASSWORD_REASONS[reason]).join('，')}。`,
        wayOut: '请用至少 8 位、含大写字母、小写字母、数字、符号中的三种，且不是 888888 的密码。',
      };
    case 'password-wrong':
      return {
        what: `密码不正确，还可以再试 ${failure.attemptsLeft} 次。`,
        wayOut: '请检查大小写和输入法；忘记密码时，可在解锁页用恢复密钥重设。',
      };
    case 'account-locked':
      return { what: '密码连续输错 5 次，账号已暂时锁定。', wayOut: `${formatSoon(failure.retryAt)} 之后可以再试。` };
    case 'account-not-found':
      return { what: '没有找到这个账号。', wayOut: '请核对单位编号；没有注册过的单位请先注册。' };
    case 'account-already-here':
      return { what: '这个单位的账号已经在这台电脑上。', wayOut: '请返回，选择该单位并输入密码解锁。' };
    case 'recovery-key-wrong':
      return { what: '恢复密钥不正确。', wayOut: '请对照注册时抄下或打印的那一张逐段核对；不区分大小写和分隔符。' };
    case 'session-missing':
      return { what: '与中心的登录已经失效。', wayOut: '请在“账号设置”中用单位密码重新登录中心；本机的数据和草稿不受影响。' };
    // store
    case 'locked':
      return { what: '账号已锁定，数据没有打开。', wayOut: '请输入密码解锁后再操作。' };
    case 'store-damaged':
      return {
        what: `本机数据文件损坏，没有打开；原文件原样保留在“${failure.file}”。`,
        wayOut: `请不要删除该文件；可用备份恢复，或把它连同说明“${failure.detail}”交给技术支持。`,
      };
    case 'store-from-newer-version':
      return {
        what: `本机数据由更新的程序版本写成（数据版本 ${failure.fileVersion}，本程序支持到 ${failure.appVersion}），没有打开，也没有改动“${failure.file}”。`,
        wayOut: '请安装最新版本的社保申报台后再打开。',
      };
    case 'store-in-use':
      return { what: `数据文件“${failure.file}”正被另一个程序使用。`, wayOut: '请关闭另一个社保申报台窗口后重试。' };
    case 'disk-full':
      return { what: '磁盘已满，刚才的内容没有存下来。', wayOut: '请清理磁盘空间后再试；在此之前不要关闭窗口，已存的内容不受影响。' };
    // filings
    case 'filing-not-found':
      return { what: '没有找到这笔申报。', wayOut: '它可能属于另一个账号；请从申报查询中重新打开。' };
    case 'filing-not-editable':
      return {
        what: `这笔申报当前是“${stateWord(failure.state)}”，不能修改。`,
        wayOut: '待发送的申报可先点“修改”退回草稿；已审核不通过的可更正后重新申报。',
      };
    case 'filing-changed':
      return { what: '这笔申报在别处刚刚改过。', wayOut: '已换成最新内容，请核对后再继续。' };
    case 'insurance-not-linked':
      return {
        what: `${insuranceWord(failure.insurance)}还没有关联到本账号。`,
        wayOut: '请到“账号设置 → 单位信息 → 关联业务单位”完成险种关联。',
      };
    case 'service-unknown':
      return { what: `本地区没有“${failure.service}”这个事项。`, wayOut: '请从左侧菜单选择事项；程序版本过旧时请更新。' };
    case 'findings-open':
      return { what: `还有 ${failure.blocks} 处必须改正的错误，没有提交。`, wayOut: '请逐条点击校验结果，改正后再提交。' };
    case 'nothing-to-undo':
      return { what: '没有可以撤销的修改。', wayOut: '可以直接继续填写。' };
    case 'not-possible-now':
      return { what: `这笔申报当前是“${stateWord(failure.state)}”，不能做这个操作。`, wayOut: '请刷新后查看最新状态。' };
    // batches and workbooks
    case 'workbook-refused':
      return {
        what: `没有导入“${failure.fileName}”：${failure.reasons.join('；')}。`,
        wayOut: '本机原有的数据没有改动。请按提示修改文件，或重新下载报盘模版填写后再导入。',
      };
    case 'rows-too-many':
      return {
        what: `文件有 ${failure.rows} 行，超过每批最多 ${failure.most} 行。`,
        wayOut: '没有导入任何一行。请把文件拆成几份，分批申报。',
      };
    case 'filing-too-large':
      return {
        what: `这笔申报的数据有 ${formatBytes(failure.bytes)}，超过中心一次能接收的 ${formatBytes(failure.maxBytes)}。`,
        wayOut: '请把人员分成几笔，分次申报；已填写的内容不受影响。',
      };
    case 'rows-missing':
      return { what: '没有可以提交的人员。', wayOut: '请先导入数据，并改正有错误的行。' };
    case 'job-not-found':
      return { what: '这项处理已经结束。', wayOut: '请查看当前页面的最新内容。' };
    case 'job-running':
      return { what: '这批申报正在处理。', wayOut: '请等它完成，或先取消。' };
    case 'cancelled':
      return { what: '已取消，没有留下任何改动。', wayOut: '需要时可以重新开始。' };
    case 'person-not-found':
      return {
        what: `单位人员中没有社会保障号码为“${maskIdNumber(failure.socialSecurityNumber)}”的人。`,
        wayOut: '请先“立即同步”取得最新名册，或核对号码。',
      };
    case 'already-this-year':
      return {
        what: `${failure.year}年度已经申报过${failure.receiptNumber === '' ? '' : `（受理单号 ${failure.receiptNumber}）`}，每年只能申报一次。`,
        wayOut: '可在申报查询中查看那一笔；审核不通过的，请从那一笔“更正后重报”。',
      };
    // materials
    case 'material-empty':
      return { what: `“${failure.fileName}”是空文件。`, wayOut: '请重新扫描或另选文件。' };
    case 'scanner-failed':
      return scannerSentence(failure);
    case 'material-too-large':
      return {
        what: `“${failure.fileName}”有 ${formatBytes(failure.bytes)}，超过上限 ${formatBytes(failure.maxBytes)}。`,
        wayOut: '请降低扫描分辨率，或压缩后重新选择。',
      };
    case 'material-kind-refused':
      return {
        what: `“${failure.fileName}”的内容是${mediaWord(failure.found)}，中心不接收。`,
        wayOut: `请选择 ${failure.accepted.map(mediaWord).join('、')} 文件；只改扩展名没有用。`,
      };
    case 'material-damaged':
      return { what: `“${failure.fileName}”无法读取，文件可能已损坏。`, wayOut: '请重新扫描或另选文件。' };
    case 'material-hostile':
      return hazardSentence(failure);
    case 'separator-sheets':
      return failure.sheets === 0
        ? { what: '没有要打印的分隔页：这些人员不需要所选的材料。', wayOut: '请另选人员。' }
        : { what: `要打印 ${failure.sheets} 张分隔页，一次最多 ${failure.most} 张。`, wayOut: '请先选中一部分人员，分几次打印。' };
    case 'material-too-many':
      return { what: `这一项材料最多 ${failure.max} 个文件。`, wayOut: '请先删除不需要的文件，或把多页合成一个 PDF。' };
    case 'material-not-found':
      return { what: '没有找到这份材料的文件。', wayOut: '请重新选择文件上传。' };
    case 'material-mismatch':
      return { what: '材料传到中心后与原件不一致，中心没有采用。', wayOut: '程序会重新传送；多次出现时请检查网络或更换网络。' };
    case 'materials-missing':
      return { what: `中心还缺 ${failure.sha256.length} 份材料。`, wayOut: '程序会先补传材料再发送申报，无需操作。' };
    case 'page-edit-impossible':
      return pageEditSentence(failure);
    // centre
    case 'centre-unreachable':
      return { what: '连不上中心。', wayOut: '请检查网络；草稿和已提交的申报都已存在本机，连上后会自动发送。' };
    case 'answer-lost':
      return {
        what: '已经发出，但没有等到中心的回答。',
        wayOut: '程序会向中心核实是否收到，核实之前显示“状态待确认”，请不要另行重复申报。',
      };
    case 'centre-not-recognised':
      return {
        what: `对方有应答（${failure.status}），但不是社保中心，可能是上网认证页面或代理。`,
        wayOut: '请先在浏览器完成上网认证，或联系网络管理员；没有任何内容被当作已申报。',
      };
    case 'sending-paused':
      return { what: '发送已暂停。', wayOut: '点“继续发送”后接着发，已传的部分不用重传。' };
    case 'centre-busy':
      return { what: '中心正忙。', wayOut: `程序会在 ${failure.retryAfterSeconds} 秒后自动再试。` };
    case 'centre-closed':
      return {
        what: '中心当前不受理申报。',
        wayOut:
          failure.opensOn === '' ? '可以继续填写和提交，恢复受理后自动发送。' : `${failure.opensOn} 恢复受理，已提交的申报届时自动发送。`,
      };
    case 'profile-version-unknown':
      return { what: `中心不认识业务规则版本 ${failure.version}。`, wayOut: '请点“立即同步”取得最新规则，再核对一遍这笔申报。' };
    case 'content-conflict':
      return {
        what: `中心已有同一笔申报，但内容不同（受理单号 ${failure.receiptNumber}）。`,
        wayOut: '请在申报查询中核对中心收到的内容，不要重复提交；有疑问请联系经办机构。',
      };
    case 'cursor-too-old':
      return { what: '本机数据与中心相隔太久，需要重新取全量数据。', wayOut: '请点“立即同步”，期间可以继续填写。' };
    case 'request-invalid':
      return { what: '中心或程序不接受这次请求的内容。', wayOut: `请检查填写的内容；仍不行时请把“${failure.detail}”告诉技术支持。` };
    case 'internal':
      return { what: `程序出现内部错误，编号 ${failure.reference}。`, wayOut: '已记入日志，请重试；再次出现时请把编号告诉技术支持。' };
    case 'engine-gone':
      return { what: '窗口与本机程序的连接断开了。', wayOut: '正在自动重新连接；已保存的内容不受影响，请稍候再试。' };
    default:
      return assertNever(failure);
  }
}
