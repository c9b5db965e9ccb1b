import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAppInfo } from '../../bridge/session.tsx';
import { PracticeGuide } from './practice-guide.tsx';
import './welcome.css';

/** First start (no account on this PC): what this is, the two ways in, and how to practise. */
export function WelcomeScreen(): ReactNode {
  const { practice, centre } = useAppInfo();
  const navigate = useNavigate();
  return (
    <div className="welcome">
      <section className="welcome-intro">
        <h1>单位社保业务，离线也能办</h1>
        <ul className="welcome-lines">
          <li>没有网络也能填写、校验、上传材料；写下的每个字一秒内存到本机，加密保管。</li>
          <li>提交前按中心的规则先核对一遍，哪里不对、怎么改，逐条用中文说清。</li>
          <li>连上中心自动发送，以中心的回执为准；没发出去的一直显示“未发送”。</li>
        </ul>
        <div className="row">
          <Button type="primary" size="large" onClick={() => void navigate('/register')}>
            注册单位
          </Button>
          <Button size="large" onClick={() => void navigate('/signin')}>
            已注册过，在本机登录
          </Button>
        </div>
      </section>
      {practice === null ? (
        <Card title={<h2 className="card-heading">注册前请准备</h2>}>
          <ul className="welcome-list">
            <li>业务范围（参保险种）和该险种的单位编号；每个险种的编号不同。</li>
            <li>单位专管员的手机在手边，激活码发到这部手机。</li>
            <li>
              申报会发到这个中心：<span className="number">{centre.url}</span>。它是不是经办机构认可的受理渠道，请先向单位或经办机构确认。
            </li>
          </ul>
        </Card>
      ) : (
        <PracticeGuide practice={practice} />
      )}
    </div>
  );
}
