# Completion of summarizer for fish. Keep it as ~/.config/fish/completions/summarizer.fish

function __summarizer_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    set -l lines (command summarizer _complete -- $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
    end
    test (count $lines) -gt 1; and printf '%s\n' $lines[2..-1]
end

complete --command summarizer --no-files --arguments '(__summarizer_complete)'
