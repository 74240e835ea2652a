/** What a resident who reads another language must know to take a conversation back. `{address}` is where to type the code. */
export const slipWords: readonly {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly text: string
}[] = [
  {
    lang: 'nl',
    dir: 'ltr',
    text: 'Met deze code laat u uw gesprek wissen. Typ hem op {address} of scan het vierkant. U hoeft niet te zeggen waarom.',
  },
  {
    lang: 'en',
    dir: 'ltr',
    text: 'With this code you can have your conversation erased. Type it at {address} or scan the square. You need not say why.',
  },
  {
    lang: 'de',
    dir: 'ltr',
    text: 'Mit diesem Code können Sie Ihr Gespräch löschen lassen. Geben Sie ihn auf {address} ein oder scannen Sie das Quadrat. Sie müssen nicht sagen, warum.',
  },
  {
    lang: 'pl',
    dir: 'ltr',
    text: 'Tym kodem można usunąć swoją rozmowę. Proszę wpisać go na {address} albo zeskanować kwadrat. Nie trzeba podawać powodu.',
  },
  {
    lang: 'tr',
    dir: 'ltr',
    text: 'Bu kodla görüşmenizi sildirebilirsiniz. Kodu {address} adresine yazın veya kareyi tarayın. Neden belirtmeniz gerekmez.',
  },
  {
    lang: 'uk',
    dir: 'ltr',
    text: 'За цим кодом ви можете видалити свою розмову. Введіть його на {address} або відскануйте квадрат. Пояснювати причину не треба.',
  },
  {
    lang: 'ar',
    dir: 'rtl',
    text: 'بهذا الرمز يمكنك حذف محادثتك. اكتبه في {address} أو امسح المربع. لا حاجة إلى ذكر السبب.',
  },
]
