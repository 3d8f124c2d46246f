using Daemon.Config.Model;
using Daemon.Config.Values;

namespace Daemon.Config.CommandEnvironments;

/// <summary>Reads the <c>shell_environment_policy</c> table.</summary>
internal static class EnvironmentPolicyReader
{
    /// <summary><c>filters</c> is another spelling of <c>exclude</c> and <c>include_only</c>, and adds to them.</summary>
    public static ShellEnvironmentPolicy Read(TableReader table)
    {
        var filters = table.TextMap("filters");
        return new ShellEnvironmentPolicy
        {
            Inherit = table.Text("inherit") switch
            {
                "core" => EnvironmentInherit.Core,
                "none" => EnvironmentInherit.None,
                _ => EnvironmentInherit.All,
            },
            IgnoreDefaultExcludes = table.Flag("ignore_default_excludes") ?? true,
            Exclude = [.. table.Texts("exclude") ?? [], .. Patterns(filters, "exclude")],
            Set = table.TextMap("set"),
            IncludeOnly = [.. table.Texts("include_only") ?? [], .. Patterns(filters, "include")],
        };
    }

    private static IEnumerable<string> Patterns(IReadOnlyDictionary<string, string> filters, string kind) =>
        filters.Where(filter => filter.Value == kind).Select(filter => filter.Key);
}
