import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './button.css'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> & {
  look?: 'primary' | 'outline' | 'quiet' | 'danger'
  icon?: IconName
  /** Why it cannot be pressed now: shown beside it by the screen and read with the button. */
  unable?: string | false | undefined
  /** In the middle of its work. */
  busy?: boolean
  small?: boolean
  children: ReactNode
}

/** Stays reachable when unable, so that the reason can be read; it then does nothing. */
export function Button({
  look = 'outline',
  icon,
  unable,
  busy = false,
  small = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: Props) {
  const still = busy || Boolean(unable)
  return (
    <button
      {...rest}
      type={still && type === 'submit' ? 'button' : type}
      className={`button ${look}${small ? ' small' : ''}`}
      aria-disabled={still || undefined}
      aria-busy={busy || undefined}
      title={unable || rest.title}
      onClick={still ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export function IconButton({
  icon,
  name,
  ...rest
}: { icon: IconName; name: string } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={name} title={name}>
      <Icon name={icon} />
    </button>
  )
}
