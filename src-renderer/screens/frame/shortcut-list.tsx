import type { ReactNode } from 'react';

const SHORTCUTS = [
  { keys: ['F1'], does: '打开或关闭这张快捷键表' },
  { keys: ['Alt', '1'], does: '首页' },
  { keys: ['Alt', '2'], does: '待发送' },
  { keys: ['Alt', '3'], does: '申报查询：未提交' },
  { keys: ['Alt', '4'], does: '申报查询：审核完成' },
  { keys: ['Alt', '9'], does: '账号设置' },
  { keys: ['Enter'], does: '填写时跳到下一项' },
  { keys: ['Ctrl', 'Enter'], does: '下一步；核对页上是提交' },
  { keys: ['Ctrl', 'Z'], does: '撤销填写' },
  { keys: ['Ctrl', 'Y'], does: '重做填写' },
  { keys: ['Esc'], does: '关闭弹出的窗口' },
] as const;

export function ShortcutList(): ReactNode {
  return (
    <table className="shortcuts">
      <caption className="visually-hidden">快捷键</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">按键</th>
          <th scope="col">作用</th>
        </tr>
      </thead>
      <tbody>
        {SHORTCUTS.map(({ keys, does }) => (
          <tr key={does}>
            <td>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' + '}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
