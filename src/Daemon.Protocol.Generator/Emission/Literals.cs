namespace Daemon.Protocol.Generator.Emission;

/// <summary>C# literals. Wire names are plain text: no quotation marks or backslashes.</summary>
internal static class Literals
{
    public static string Text(string text) => $"\"{text}\"";

    public static string Utf8(string text) => $"\"{text}\"u8";

    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Text));
}
