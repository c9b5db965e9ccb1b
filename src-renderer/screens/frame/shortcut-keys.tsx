import { Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ShortcutList } from './shortcut-list.tsx';

const GO_TO: Readonly<Record<string, string>> = {
  Digit1: '/',
  Digit2: '/outbox',
  Digit3: '/filings?state=draft',
  Digit4: '/filings?state=decided',
  Digit9: '/account',
};

/** Keys that work on every screen; F1 lists them all. */
export function ShortcutKeys(): ReactNode {
  const navigate = useNavigate();
  const [listed, setListed] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'F1') {
        event.preventDefault();
        setListed((before) => !before);
        return;
      }
      const target = GO_TO[event.code];
      if (event.altKey && !event.ctrlKey && !event.shiftKey && !event.metaKey && target !== undefined) {
        event.preventDefault();
        void navigate(target);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
  return (
    <Modal open={listed} title="快捷键" footer={null} onCancel={() => setListed(false)}>
      <ShortcutList />
    </Modal>
  );
}
