using System.Buffers;
using System.Text;

namespace Daemon.Core.Rollout.Lines;

/// <summary>Absolute paths as <c>file://</c> URLs, the form that items use on disk.</summary>
internal static class FileUrl
{
    /// <summary>The path and userinfo percent-encode sets of the URL standard (url.spec.whatwg.org), and the percent sign itself.</summary>
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(" \"#<>?`{}%\\^|[]"u8);

    public static string FromPath(string path)
    {
        var text = new StringBuilder("file://", path.Length + 16);
        if (!path.StartsWith('/'))
        {
            text.Append('/');
        }

        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            if (b <= 0x20 || b >= 0x7F || (Escaped.Contains(b) && !(b == '\\' && OperatingSystem.IsWindows())))
            {
                text.Append('%').Append(Digit(b >> 4)).Append(Digit(b & 15));
            }
            else
            {
                text.Append(b == '\\' ? '/' : (char)b);
            }
        }

        return text.ToString();
    }

    /// <summary>The path of a file URL; anything else is taken as a path already, which is what old files hold.</summary>
    public static string ToPath(string url)
    {
        if (!url.StartsWith("file://", StringComparison.Ordinal))
        {
            return url;
        }

        var path = Uri.UnescapeDataString(url["file://".Length..]);
        return OperatingSystem.IsWindows() ? path.TrimStart('/').Replace('/', '\\') : path;
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}
