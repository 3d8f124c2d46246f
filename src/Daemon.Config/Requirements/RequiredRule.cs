using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Requirements;

/// <summary>A rule about commands from <c>[rules] prefix_rules</c>.</summary>
/// <param name="Pattern">For each leading argument the words that match it.</param>
/// <param name="Decision"><c>prompt, prompt-user, forbidden</c>.</param>
/// <param name="Justification">For the user; null when none is given.</param>
public sealed record RequiredRule(IReadOnlyList<IReadOnlyList<string>> Pattern, string Decision, string? Justification)
{
    internal static IReadOnlyList<RequiredRule> Read(TableReader requirements)
    {
        if (!requirements.Table("rules").TryGet("prefix_rules", out var value) || value is not TomlArray rules)
        {
            return [];
        }

        return
        [
            .. rules.Items.OfType<TomlTable>().Select(table =>
            {
                var rule = new TableReader(table);
                return new RequiredRule(Tokens(rule), rule.Text("decision") ?? string.Empty, rule.Text("justification"));
            }),
        ];
    }

    private static List<IReadOnlyList<string>> Tokens(TableReader rule) =>
    [
        .. (rule.TryGet("pattern", out var pattern) && pattern is TomlArray array ? array.Items : [])
            .OfType<TomlTable>()
            .Select(table => new TableReader(table))
            .Select(token => token.Text("token") is { } word ? [word] : token.Texts("any_of") ?? []),
    ];
}
