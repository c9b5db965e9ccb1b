import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { InsuredHere } from './insured-here.tsx';
import './person.css';
import { PersonFilings } from './person-filings.tsx';
import { PersonMoney } from './person-money.tsx';
import { PersonMovements } from './person-movements.tsx';

export type NamedPerson = { readonly name: string; readonly socialSecurityNumber: string };

type PersonDrawerProps = {
  /** Whom to show; null shuts the drawer. */
  readonly person: NamedPerson | null;
  /** The insurance of the list the person was opened from. */
  readonly insurance: Insurance;
  readonly onClose: () => void;
};

/** What this PC knows of one person: insured from when to when, changes, payments, open filings (W-54, W-59). */
export function PersonDrawer({ person, insurance, onClose }: PersonDrawerProps): ReactNode {
  return (
    <Drawer
      open={person !== null}
      title={person?.name === '' ? '（未填姓名）' : person?.name}
      size={680}
      onClose={onClose}
      destroyOnHidden
      classNames={{ body: 'person-body' }}
    >
      {person !== null && <Known key={person.socialSecurityNumber} person={person} insurance={insurance} onLeave={onClose} />}
    </Drawer>
  );
}

type KnownProps = { readonly person: NamedPerson; readonly insurance: Insurance; readonly onLeave: () => void };

function Known({ person, insurance, onLeave }: KnownProps): ReactNode {
  const { socialSecurityNumber } = person;
  const [revealed, setRevealed] = useState(false);
  return (
    <div className="stack">
      <div className="spread">
        <span>
          社会保障号码 <IdNumber number={socialSecurityNumber} revealed={revealed} />
        </span>
        <RevealButton revealed={revealed} onReveal={setRevealed} />
      </div>
      <InsuredHere socialSecurityNumber={socialSecurityNumber} onLeave={onLeave} />
      <PersonFilings socialSecurityNumber={socialSecurityNumber} onLeave={onLeave} />
      <PersonMovements socialSecurityNumber={socialSecurityNumber} insurance={insurance} />
      <PersonMoney socialSecurityNumber={socialSecurityNumber} insurance={insurance} />
    </div>
  );
}
