using System.Text;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>Fields that a request loses and gains. A field that is injected replaces the client's own.</summary>
internal sealed class HeaderEdits(IReadOnlyList<string> strip, IReadOnlyList<(string Name, string Value)> inject)
{
    public bool Drops(ReadOnlySpan<byte> name)
    {
        foreach (var stripped in strip)
        {
            if (Ascii.EqualsIgnoreCase(name, stripped))
            {
                return true;
            }
        }

        foreach (var (injected, _) in inject)
        {
            if (Ascii.EqualsIgnoreCase(name, injected))
            {
                return true;
            }
        }

        return false;
    }

    public void WriteTo(WireBuffer output)
    {
        foreach (var (name, value) in inject)
        {
            output.Append(name);
            output.Append(": "u8);
            output.Append(value);
            output.Append("\r\n"u8);
        }
    }
}
