using System.Security.Cryptography;
using System.Text;

namespace Daemon.Mcp.Tools;

/// <summary>Names that models can call: letters, digits and underscores.</summary>
public static class ToolNames
{
    /// <summary>The namespace that holds a server's tools.</summary>
    public static string Namespace(string server) => $"mcp__{Plain(server)}";

    /// <summary>Every other character becomes an underscore.</summary>
    public static string Plain(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
        }
    });

    /// <summary>
    /// A callable name for each of <paramref name="names"/>, in their order. Where several become the same, all but the first get a
    /// suffix that depends on nothing but the name itself.
    /// </summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> names, Func<string, string> toCallable)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name => taken.Add(toCallable(name)) ? toCallable(name) : $"{toCallable(name)}_{Suffix(name)}")];
    }

    private static string Suffix(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
