using System;
using System.IO;
using Ripac.Coprocessor;
using Ripac.Link;

namespace Ripac.VoiceInput;

/// <summary>
/// Makes a coprocessor ready from the board's drive: model, words of one's own, grammars, vocabulary. Each step returns what is in its way,
/// empty for nothing.
/// </summary>
internal sealed class CoprocessorSetup
{
    // In a grammar's text, the words of one's own.
    private const string OwnWordsRule = "<own>";

    private readonly CoprocessorDevice _coprocessor;
    private readonly OwnWords _ownWords;
    private readonly string _modelPath;
    private readonly string[][] _grammarSets;

    /// <param name="coprocessor">What is made ready.</param>
    /// <param name="ownWords">Read from their files anew each time.</param>
    /// <param name="modelPath">See <see cref="SpeechInput"/>.</param>
    /// <param name="grammarSets">See <see cref="SpeechInput"/>.</param>
    public CoprocessorSetup(CoprocessorDevice coprocessor, OwnWords ownWords, string modelPath, string[][] grammarSets)
    {
        _coprocessor = coprocessor;
        _ownWords = ownWords;
        _modelPath = modelPath;
        _grammarSets = grammarSets;
    }

    /// <summary>Which of the grammar sets was loaded.</summary>
    public int GrammarSet { get; private set; }

    /// <summary>Words that may be said. The vocabulary also lists silence and fillers, which nobody says.</summary>
    public int Words
    {
        get
        {
            int count = 0;
            foreach (VocabularyWord word in _coprocessor.Vocabulary)
            {
                if (word.Kind == LinkWordKind.Word)
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Resets the coprocessor and loads it, once.</summary>
    public string Run()
    {
        LinkStatus status = _coprocessor.Connect();
        if (status != LinkStatus.Ok)
        {
            return "coprocessor: " + Trouble.Describe(status);
        }

        string trouble = LoadModel();
        if (trouble == "")
        {
            trouble = LoadOwnWords();
        }

        return trouble == "" ? LoadGrammars() : trouble;
    }

    private string LoadModel()
    {
        if (!File.Exists(_modelPath))
        {
            return "model: " + _modelPath + " is missing";
        }

        try
        {
            using FileStream file = new FileStream(_modelPath, FileMode.Open, FileAccess.Read);
            return LoadModel(file);
        }
        catch (IOException)
        {
            return "model: " + _modelPath + " cannot be read";
        }
    }

    private string LoadModel(FileStream file)
    {
        if (file.Length == 0 || file.Length > _coprocessor.Identity.TableBytes)
        {
            return "model: " + file.Length.ToString() + " bytes, at most " + _coprocessor.Identity.TableBytes.ToString() + " fit";
        }

        LinkStatus status = _coprocessor.LoadModel(file, (int)file.Length);
        if (status == LinkStatus.Ok)
        {
            status = _coprocessor.ReadVocabulary();
        }

        return status == LinkStatus.Ok ? "" : "model: " + Reason(status);
    }

    // A word that the coprocessor does not take, since its model is another now, is left out.
    private string LoadOwnWords()
    {
        _ownWords.Clear();
        for (int number = 1; number <= OwnWords.Most; number++)
        {
            int length = _ownWords.Read(number, out string meaning);
            if (length == 0)
            {
                continue;
            }

            LinkStatus status = _coprocessor.AddTemplate(_ownWords.Template, length, out _);
            if (status == LinkStatus.Ok)
            {
                _ownWords.Use(number, meaning);
            }
            else if (status == LinkStatus.BadWord)
            {
                Console.WriteLine("word: " + OwnWords.NameOf(number) + ": " + _coprocessor.Message + "; say it again");
            }
            else
            {
                return "coprocessor: " + Trouble.Describe(status);
            }
        }

        LinkStatus read = _ownWords.Count == 0 ? LinkStatus.Ok : _coprocessor.ReadVocabulary();
        return read == LinkStatus.Ok ? "" : "coprocessor: " + Trouble.Describe(read);
    }

    // The trouble of the first set is told: that of the others is that they are for another model.
    private string LoadGrammars()
    {
        string first = "";
        for (int set = 0; set < _grammarSets.Length; set++)
        {
            string trouble = LoadGrammars(_grammarSets[set]);
            if (trouble == "")
            {
                GrammarSet = set;
                return "";
            }

            first = set == 0 ? trouble : first;
        }

        return first;
    }

    private string LoadGrammars(string[] grammars)
    {
        for (int slot = 0; slot < grammars.Length; slot++)
        {
            string text = grammars[slot];
            if (text.IndexOf(OwnWordsRule) >= 0)
            {
                if (_ownWords.Count == 0)
                {
                    continue;
                }

                text += " " + OwnWordsRule + " = " + _ownWords.Alternatives + ";";
            }

            LinkStatus status = _coprocessor.LoadGrammar(slot, text);
            if (status != LinkStatus.Ok)
            {
                return "grammar " + slot.ToString() + ": " + Reason(status);
            }
        }

        return "";
    }

    private string Reason(LinkStatus status) => status == LinkStatus.BadModel || status == LinkStatus.BadGrammar
        ? _coprocessor.Message : Trouble.Describe(status);
}
