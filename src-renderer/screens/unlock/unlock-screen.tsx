import { Button, Card, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { SessionState } from '../../../src-shared/contract/engine.ts';
import { useAppInfo, useSession } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { sentenceOf } from '../../wording/failures.ts';
import { formatAgo } from '../../wording/formats.ts';
import { leftAccount } from './leaving.ts';
import { RecoverForm } from './recover-form.tsx';

type LocalAccount = SessionState['accounts'][number];

/** Opens an account's encrypted store; works without the centre. */
export function UnlockScreen(): ReactNode {
  const { session, replaceSession } = useSession();
  const accounts = session.accounts.toSorted((a, b) => (a.lastUsedAt < b.lastUsedAt ? 1 : -1));
  const left = leftAccount(useLocation().state);
  const [chosenId, setChosenId] = useState<string | null>(() => accounts.find(({ accountId }) => accountId !== left)?.accountId ?? null);
  const [isForgotten, setForgotten] = useState(false);
  const account = accounts.find(({ accountId }) => accountId === chosenId) ?? accounts[0];
  if (account === undefined) {
    return null;
  }
  return (
    <div className="bare-column bare-slim stack">
      <h1 className="bare-title">{isForgotten ? '用恢复密钥重设密码' : left === null ? '解锁' : '切换单位'}</h1>
      <Card>
        <div className="form-column">
          {accounts.length === 1 ? (
            <AccountName account={account} />
          ) : (
            <AccountChoice accounts={accounts} chosen={account} onChoose={setChosenId} />
          )}
          {isForgotten ? (
            <RecoverForm key={account.accountId} account={account} onDone={replaceSession} onBack={() => setForgotten(false)} />
          ) : (
            <PasswordForm key={account.accountId} account={account} onDone={replaceSession} onForgotten={() => setForgotten(true)} />
          )}
        </div>
      </Card>
      <p className="soft bare-foot">
        本机还没有的单位：<Link to="/register">注册单位</Link> · <Link to="/signin">已注册过，在本机登录</Link>
      </p>
    </div>
  );
}

function AccountName({ account }: { readonly account: LocalAccount }): ReactNode {
  const { regions } = useAppInfo();
  const region = regions.find(({ id }) => id === account.region);
  return (
    <div>
      <strong className="unlock-unit">{account.unitName}</strong>
      <div className="soft">
        {region?.systemName ?? account.region}
        <br />
        上次使用 <span className="number">{formatAgo(account.lastUsedAt)}</span>
      </div>
    </div>
  );
}

type AccountChoiceProps = {
  readonly accounts: readonly LocalAccount[];
  readonly chosen: LocalAccount;
  readonly onChoose: (accountId: string) => void;
};

function AccountChoice({ accounts, chosen, onChoose }: AccountChoiceProps): ReactNode {
  return (
    <fieldset className="unlock-accounts">
      <legend className="field-label">单位</legend>
      <Radio.Group value={chosen.accountId} onChange={(event) => onChoose(event.target.value)}>
        {accounts.map((account) => (
          <Radio key={account.accountId} value={account.accountId}>
            <AccountName account={account} />
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

type PasswordFormProps = {
  readonly account: LocalAccount;
  readonly onDone: (session: SessionState) => void;
  readonly onForgotten: () => void;
};

function PasswordForm({ account, onDone, onForgotten }: PasswordFormProps): ReactNode {
  const [password, setPassword] = useState('');
  const unlock = useAct();
  const submit = async (): Promise<void> => {
    const result = await unlock.run((engine) => engine.session.unlock({ accountId: account.accountId, password }));
    if (result.ok) {
      onDone(result.value);
    }
  };
  const { failure } = unlock;
  const isBeside = failure !== null && (failure.code === 'password-wrong' || failure.code === 'account-locked');
  const sentence = failure === null ? null : sentenceOf(failure);
  return (
    <form
      className="form-column"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label="登录密码" required error={isBeside && sentence !== null ? `${sentence.what}${sentence.wayOut}` : undefined}>
        {(control) => (
          <PasswordInput
            {...control}
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {!isBeside && <FailureAlert failure={failure} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={unlock.pending} disabled={password === ''}>
          解锁
        </Button>
        <Button type="link" onClick={onForgotten}>
          忘记密码
        </Button>
      </div>
    </form>
  );
}
