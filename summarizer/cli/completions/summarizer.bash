# Completion of summarizer for bash. Load it with: eval "$(summarizer completion bash)"

_summarizer() {
    local current=${COMP_WORDS[COMP_CWORD]} opened='' also word
    local -a words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    COMPREPLY=()
    # A quote that is not closed yet belongs to the line, not to the word.
    case $current in
        [\"\']*) opened=${current:0:1} current=${current:1} ;;
    esac
    {
        IFS= read -r also
        while IFS=$'\t' read -r word _; do
            if [[ -n $opened ]]; then
                [[ $word == *"$opened"* ]] || COMPREPLY+=("$word")
            else
                COMPREPLY+=("$(printf %q "$word")")
            fi
        done
    } < <("$1" _complete -- "${words[@]//\\/}" "${current//\\/}" 2>/dev/null)
    case $also in
        files) compopt -o default 2>/dev/null || mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        folders) compopt -o dirnames 2>/dev/null || mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    esac
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _summarizer summarizer
