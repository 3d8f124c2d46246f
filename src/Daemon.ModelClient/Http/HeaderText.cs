using System.Buffers;

namespace Daemon.ModelClient.Http;

/// <summary>What a header value may hold: printable ASCII and tabs. Client names and the like come from outside.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static bool IsSendable(string value) => !value.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The value with an underscore for each character that may not be sent: nothing can end the line early.</summary>
    public static string Clean(string value) => IsSendable(value)
        ? value
        : string.Create(value.Length, value, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = Allowed.Contains(source[i]) ? source[i] : '_';
            }
        });
}
