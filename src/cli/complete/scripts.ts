// Each asks the very program that is being typed, and says nothing where that fails.

const bash = String.raw`# bash completion for poolwright
_poolwright() {
  local line first
  COMPREPLY=()
  first=1
  while IFS= read -r line; do
    if [[ $first ]]; then
      first=
      case $line in
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
      esac
    else
      COMPREPLY+=("$line")
    fi
  done < <("$1" __complete bash "${'$'}{COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
}
complete -F _poolwright poolwright pw
`

const zsh = String.raw`#compdef poolwright pw
# zsh completion for poolwright
_poolwright() {
  local -a lines values summaries
  local line tab=$'\t'
  lines=("${'$'}{(@f)$("${'$'}{words[1]}" __complete zsh "${'$'}{(@Q)words[2,CURRENT-1]}" "${'$'}{(Q)PREFIX}" 2>/dev/null </dev/null)}")
  case "${'$'}{lines[1]}" in
    files) _files ;;
    folders) _files -/ ;;
  esac
  shift lines
  for line in "${'$'}{lines[@]}"; do
    [[ -n $line ]] || continue
    values+=("${'$'}{line%%$tab*}")
    summaries+=("${'$'}{line/$tab/  }")
  done
  (( ${'$'}{#values} )) && compadd -l -d summaries -a values
}
if [[ "${'$'}{funcstack[1]}" == _poolwright ]]; then
  _poolwright "$@"
else
  compdef _poolwright poolwright pw
fi
`

const fish = String.raw`# fish completion for poolwright
function __poolwright_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct | string unescape)
  set -l lines ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null </dev/null)
  switch "$lines[1]"
    case files
      __fish_complete_path "$current"
    case folders
      __fish_complete_directories "$current"
  end
  for line in $lines[2..-1]
    echo $line
  end
end
complete -c poolwright -f -a '(__poolwright_complete)'
complete -c pw -f -a '(__poolwright_complete)'
`

/** What each shell reads. */
export const completionScripts = { bash, zsh, fish } as const
