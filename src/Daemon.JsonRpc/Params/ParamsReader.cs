using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc.Params;

/// <summary>Reads a request's parameters, and words what is wrong with them as clients of this wire know it.</summary>
public static class ParamsReader
{
    private const string Prefix = "Invalid request: ";

    /// <summary>Reads <paramref name="raw"/> as a <typeparamref name="T"/>.</summary>
    /// <param name="raw">Well-formed JSON; null when the member was absent or the literal null, which is a problem.</param>
    /// <param name="type">The form of the parameters.</param>
    /// <param name="value">The parameters.</param>
    /// <param name="problem">The whole text of the error's message, such as <c>Invalid request: missing field `threadId`</c>.</param>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte>? raw, WireType<T> type, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out string? problem)
        where T : notnull
    {
        value = default;
        problem = null;
        if (raw is not { } json)
        {
            problem = Prefix + "missing field `params`";
            return false;
        }
        try
        {
            value = type.Parse(json.Span);
            return true;
        }
        catch (ParamsException error)
        {
            problem = Prefix + error.Message;
        }
        catch (JsonException)
        {
            // The envelope was parsed, so this is JSON: only its depth can be refused.
            problem = Prefix + "recursion limit exceeded";
        }
        return false;
    }
}
