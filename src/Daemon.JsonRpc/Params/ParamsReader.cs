using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Daemon.JsonRpc.Params;

/// <summary>Reads a request's parameters, and words what is wrong with them as clients of this wire know it.</summary>
public static class ParamsReader
{
    private const string Prefix = "Invalid request: ";

    /// <summary>Reads <paramref name="raw"/> as a <typeparamref name="T"/>.</summary>
    /// <param name="raw">The raw parameters; null when the member was absent or the literal null, which is a problem.</param>
    /// <param name="info">From a source-generated context that also knows the types of the members.</param>
    /// <param name="value">The parameters.</param>
    /// <param name="problem">The whole text of the error's message, such as <c>Invalid request: missing field `threadId`</c>.</param>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte>? raw, JsonTypeInfo<T> info, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out string? problem)
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
            value = JsonSerializer.Deserialize(json.Span, info);
            if (value is not null)
            {
                return true;
            }
            problem = Prefix + $"invalid type: null, expected struct {info.Type.Name}";
        }
        catch (ParamsException error)
        {
            problem = Prefix + error.Message;
        }
        // The framework throws NotSupportedException for a union's object without its discriminator.
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            problem = Prefix + (ParamsDiagnosis.Find(json.Span, info) ?? Fallback(error));
        }
        return false;
    }

    // For what only a converter understands. A text with a line number is the framework's own, and would speak of .NET types.
    private static string Fallback(Exception error) =>
        error is JsonException { Path: { } path } && error.Message.Contains(" | LineNumber: ", StringComparison.Ordinal)
            ? $"invalid value at `{path}`"
            : error.Message;
}
