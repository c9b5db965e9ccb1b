import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { ComponentProps, ReactNode } from 'react';

/** A password with an eye that says in Chinese what it does. */
export function PasswordInput(props: ComponentProps<typeof Input.Password>): ReactNode {
  return <Input.Password {...props} iconRender={eye} />;
}

function eye(isShown: boolean): ReactNode {
  return isShown ? <EyeOutlined aria-label="隐藏输入的内容" /> : <EyeInvisibleOutlined aria-label="显示输入的内容" />;
}
