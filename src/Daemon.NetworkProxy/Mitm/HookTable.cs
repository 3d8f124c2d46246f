using System.IO.Enumeration;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>Compiled hooks with their secrets. The secrets leave this class only towards the server that they are meant for.</summary>
internal sealed class HookTable
{
    private readonly List<(NetworkHook Hook, HeaderEdits Edits)> _hooks = [];

    private HookTable()
    {
    }

    /// <param name="environment">The daemon's variables.</param>
    /// <exception cref="NetworkPolicyException">A hook is malformed or its secret is missing; the message names neither secret nor file content.</exception>
    public static HookTable Compile(IReadOnlyList<NetworkHook> hooks, IReadOnlyDictionary<string, string> environment)
    {
        var table = new HookTable();
        foreach (var hook in hooks)
        {
            if (!HostName.TryParse(hook.Host, out var host) || host.Text != hook.Host)
            {
                throw new NetworkPolicyException($"network.mitm hook `{hook.Name}`: host must be one exact host in lower case");
            }

            if (hook.Methods.Count == 0 || hook.PathPrefixes.Count == 0 || hook.Actions.Count == 0)
            {
                throw new NetworkPolicyException($"network.mitm hook `{hook.Name}` needs methods, path_prefixes and action");
            }

            table._hooks.Add((hook, Compile(hook.Actions, environment)));
        }

        return table;
    }

    /// <summary>The changes of the first hook that matches; null when none does.</summary>
    /// <param name="path">Origin form.</param>
    public HeaderEdits? Match(HostPort target, string method, string path)
    {
        foreach (var (hook, edits) in _hooks)
        {
            if (hook.Host == target.Host.Text && (hook.Ports.Count == 0 || hook.Ports.Contains(target.Port)) && hook.Methods.Contains(method)
                && hook.PathPrefixes.Any(prefix => HasPrefix(path, prefix)))
            {
                return edits;
            }
        }

        return null;
    }

    private static bool HasPrefix(string path, string prefix)
    {
        const string Literal = "literal:";
        const string Pattern = "pattern:";
        return prefix.StartsWith(Pattern, StringComparison.Ordinal)
            ? FileSystemName.MatchesSimpleExpression(prefix.AsSpan(Pattern.Length).ToString() + "*", path, ignoreCase: false)
            : path.StartsWith(prefix.StartsWith(Literal, StringComparison.Ordinal) ? prefix[Literal.Length..] : prefix, StringComparison.Ordinal);
    }

    private static HeaderEdits Compile(IEnumerable<NetworkHookAction> actions, IReadOnlyDictionary<string, string> environment)
    {
        var strip = new List<string>();
        var inject = new List<(string Name, string Value)>();
        foreach (var action in actions)
        {
            strip.AddRange(action.StripHeaders);
            inject.AddRange(action.InjectHeaders.Select(header => (header.Name, Value(header, environment))));
        }

        return new HeaderEdits(strip, inject);
    }

    private static string Value(InjectedHeader header, IReadOnlyDictionary<string, string> environment)
    {
        var secret = header switch
        {
            { SecretVariable: { } variable } => environment.GetValueOrDefault(variable),
            { SecretFile: { } file } when Path.IsPathRooted(file) => Read(header.Name, file),
            _ => null,
        };
        var value = header.Prefix + secret;
        return secret is { Length: > 0 } && FieldParser.IsToken(System.Text.Encoding.Latin1.GetBytes(header.Name)) && value.All(c => c is >= ' ' and <= '~')
            ? value
            : throw new NetworkPolicyException($"failed to compile injected header {header.Name}: its secret is missing, empty, or has characters that no header may have");
    }

    private static string Read(string header, string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NetworkPolicyException($"failed to compile injected header {header}: {failure.Message}");
        }
    }
}
