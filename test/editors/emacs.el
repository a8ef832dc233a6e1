;; Opens $DRAFT, waits for its findings, hovers over the first one, applies the fix whose title contains $FIX,
;; and writes what it saw to $SEEN as JSON. Ends with an error if something does not come.
(require 'json)

(defun await (what get)
  "Wait for GET to return something other than nil; otherwise report WHAT was missing."
  (let ((deadline (+ (float-time) 60)) value)
    (while (and (not (setq value (funcall get))) (< (float-time) deadline))
      (accept-process-output nil 0.05))
    (or value (error "waited in vain for %s" what))))

(defun first-error ()
  (seq-find (lambda (finding) (memq (flymake-diagnostic-type finding) '(:error eglot-error)))
            (flymake-diagnostics)))

(defun choose-fix (_prompt titles &rest _)
  (or (seq-find (lambda (title) (string-search (getenv "FIX") title)) (all-completions "" titles))
      (error "no such fix")))

(set-language-environment "UTF-8")
;; Commands are chosen with the keyboard, not from a menu of the mouse.
(setq last-nonmenu-event t)
(find-file (getenv "DRAFT"))
(switch-to-buffer (current-buffer))
;; What the editor does after a command, which is when Eglot connects.
(run-hooks 'post-command-hook)
(await "the server" #'eglot-current-server)
(let* ((finding (await "findings" (lambda () (flymake-start) (first-error))))
       (before (buffer-string))
       hover)
  (goto-char (flymake-diagnostic-beg finding))
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover (or hover text))))
  (await "the hover" (lambda () hover))
  (let ((seen (json-encode
               `((kind . ,(symbol-name major-mode))
                 (finding . ((line . ,(line-number-at-pos))
                             (message . ,(flymake-diagnostic-text finding))))
                 (hover . ,(substring-no-properties hover))))))
    (cl-letf (((symbol-function 'completing-read) #'choose-fix)
              ((symbol-function 'y-or-n-p) #'always))
      (eglot-code-actions (point) (point) nil t))
    (await "the fix" (lambda () (not (equal before (buffer-string)))))
    ;; Eglot sends an edit when Emacs is idle, which a batch never is, and before saving.
    (save-buffer)
    (await "the finding to go" (lambda () (flymake-start) (not (first-error))))
    (write-region seen nil (getenv "SEEN"))))
(kill-emacs 0)
