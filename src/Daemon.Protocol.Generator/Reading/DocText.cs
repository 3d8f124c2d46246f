using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>The summary of a documentation comment as plain text, with code in backticks.</summary>
internal static class DocText
{
    private static readonly Regex Space = new(@"\s+");

    /// <summary>Empty when there is no comment, or none that is XML.</summary>
    public static string Of(ISymbol symbol)
    {
        if (Parse(symbol)?.Element("summary") is { } summary)
        {
            return Plain(summary);
        }

        // A property of a positional record is described where its parameter is.
        return symbol is IPropertySymbol property
            && Parse(property.ContainingType)?.Elements("param").FirstOrDefault(item => item.Attribute("name")?.Value == property.Name) is { } parameter
                ? Plain(parameter)
                : "";
    }

    private static XElement? Parse(ISymbol symbol)
    {
        string? xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml))
        {
            return null;
        }

        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            // The compiler has its own warning for it.
            return null;
        }
    }

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { Name.LocalName: "c" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement { Name.LocalName: "see" or "paramref" } see:
                    text.Append('`').Append(NameIn(see)).Append('`');
                    break;
                case XElement other:
                    text.Append(' ').Append(Plain(other));
                    break;
            }
        }

        return Space.Replace(text.ToString(), " ").Trim();
    }

    // cref="P:Name.Space.Type.Member": members are shown by their wire name, types by their own.
    private static string NameIn(XElement see)
    {
        string target = (see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("name"))?.Value ?? see.Value;
        string name = target.Substring(target.LastIndexOf('.') + 1);
        return target.StartsWith("P:", StringComparison.Ordinal) || target.StartsWith("F:", StringComparison.Ordinal)
            ? KnownNames.CamelCase(name)
            : name.Substring(name.IndexOf(':') + 1);
    }
}
