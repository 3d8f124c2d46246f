using System.Text;

namespace Daemon.Cli.Completion;

/// <summary>Scripts that teach a shell the words of the command line. They ask the program nothing, so they cost no start.</summary>
internal static class CompletionScripts
{
    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="words">As <see cref="CommandWords.Of"/> gives them.</param>
    public static string Compose(string shell, IReadOnlyList<CommandWords> words) => shell switch
    {
        "bash" => Bash(words),
        "zsh" => Zsh(words),
        "fish" => Fish(words),
        "powershell" => PowerShell(words),
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "there is no script for this shell"),
    };

    private static string Bash(IReadOnlyList<CommandWords> words)
    {
        var text = new StringBuilder("""
            # bash completion of codex. Put this line into ~/.bashrc:  source <(codex completion bash)
            _codex() {
                local path='' word i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case "${path:+$path }$word" in

            """.ReplaceLineEndings("\n"));
        AppendPaths(text, words, "            {0}) path='{1}' ;;\n");
        text.Append("        esac\n    done\n    local words=''\n    case \"$path\" in\n");
        foreach (var entry in words)
        {
            text.Append($"        '{entry.Path}') words='{string.Join(' ', entry.All)}' ;;\n");
        }

        return text.Append("""
                esac
                COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
                # Files, where no word fits.
                ((${#COMPREPLY[@]})) || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _codex codex
            """.ReplaceLineEndings("\n")).ToString();
    }

    private static string Zsh(IReadOnlyList<CommandWords> words)
    {
        var text = new StringBuilder("""
            #compdef codex
            # zsh completion of codex. Put this line into ~/.zshrc:  source <(codex completion zsh)
            _codex() {
                local path_='' word
                local -a words_
                for word in ${words[2,CURRENT-1]}; do
                    case "${path_:+$path_ }$word" in

            """.ReplaceLineEndings("\n"));
        AppendPaths(text, words, "            {0}) path_='{1}' ;;\n");
        text.Append("        esac\n    done\n    case \"$path_\" in\n");
        foreach (var entry in words)
        {
            var described = entry.Commands.Concat(entry.Options)
                .Select(word => $"'{word.Name.Replace(":", "\\:", StringComparison.Ordinal)}:{Quote(word.Description)}'");
            text.Append($"        '{entry.Path}') words_=({string.Join(' ', described)}) ;;\n");
        }

        return text.Append("""
                esac
                _describe 'codex' words_ || _files
            }
            (( $+functions[compdef] )) && compdef _codex codex
            """.ReplaceLineEndings("\n")).ToString();
    }

    private static string Fish(IReadOnlyList<CommandWords> words)
    {
        var text = new StringBuilder("# fish completion of codex:  codex completion fish > ~/.config/fish/completions/codex.fish\n");
        foreach (var entry in words)
        {
            // Inside the command, and in none of its own commands.
            var seen = string.Join("; and ", entry.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $"__fish_seen_subcommand_from {w}"));
            var below = entry.Commands.Count == 0 ? "" : $"not __fish_seen_subcommand_from {string.Join(' ', entry.Commands.Select(c => c.Name))}";
            var condition = (seen, below) switch
            {
                ("", "") => "true",
                (_, "") => seen,
                ("", _) => below,
                _ => $"{seen}; and {below}",
            };
            foreach (var (name, description) in entry.Commands)
            {
                text.Append($"complete -c codex -n '{condition}' -f -a {name} -d '{Quote(description)}'\n");
            }

            foreach (var (name, description) in entry.Options)
            {
                var option = name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : $"-s {name[1..]}";
                text.Append($"complete -c codex -n '{condition}' {option} -d '{Quote(description)}'\n");
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string PowerShell(IReadOnlyList<CommandWords> words)
    {
        var text = new StringBuilder("""
            # PowerShell completion of codex. Put this line into $PROFILE:  codex completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName codex -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $table = @{

            """.ReplaceLineEndings("\n"));
        foreach (var entry in words)
        {
            text.Append($"        '{entry.Path}' = @({string.Join(", ", entry.All.Select(word => $"'{word}'"))})\n");
        }

        return text.Append("""
                }
                $path = ''
                foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                    $next = ("$path " + $element.ToString()).Trim()
                    if ($table.ContainsKey($next)) { $path = $next }
                }
                $table[$path] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """.ReplaceLineEndings("\n")).ToString();
    }

    /// <summary>The lines of a <c>case</c> that goes one command deeper.</summary>
    private static void AppendPaths(StringBuilder text, IReadOnlyList<CommandWords> words, string line)
    {
        foreach (var path in words.Select(entry => entry.Path).Where(path => path.Length > 0))
        {
            var pattern = path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
            text.Append(line.Replace("{0}", pattern, StringComparison.Ordinal).Replace("{1}", path, StringComparison.Ordinal));
        }
    }

    // Inside single quotes nothing else can end the text.
    private static string Quote(string text) => text.Replace('\'', '’').Replace('\\', '/');
}
