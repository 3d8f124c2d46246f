using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools;

/// <summary>Reads what a call asks to be allowed: <c>{network: {enabled}, file_system: {read, write}}</c>.</summary>
internal static class RequestedPermissions
{
    /// <param name="cwd">Relative paths start here.</param>
    /// <returns>Null when the member is absent.</returns>
    /// <exception cref="ArgumentFault">A member has another type.</exception>
    public static AdditionalPermissions? Read(JsonElement arguments, string member, string cwd)
    {
        if (!arguments.TryGetProperty(member, out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentFault($"failed to parse function arguments: invalid type for `{member}`, expected a map");
        }

        var network = Member(json, "network")?.OptionalBoolean("enabled");
        var files = Member(json, "file_system");
        return new AdditionalPermissions(network == true ? true : null, Paths(files, "read", cwd), Paths(files, "write", cwd));
    }

    private static JsonElement? Member(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? value
            : throw new ArgumentFault($"failed to parse function arguments: invalid type for `{name}`, expected a map");
    }

    private static IReadOnlyList<string>? Paths(JsonElement? files, string name, string cwd) =>
        files?.OptionalStrings(name) is { Count: > 0 } paths ? [.. paths.Select(path => Path.GetFullPath(path, cwd)).Distinct(StringComparer.Ordinal)] : null;
}
